import { randomUUID } from 'node:crypto';
import type { Operation } from './document.js';
import type { Actor, World } from './world.js';

/** What kinds of things requests name. */
export const kinds = [
  ...['plan', 'destroyedPlan', 'application', 'stream', 'location', 'organiser', 'controller', 'actor'],
  ...['hold', 'run', 'alert', 'policyVersion', 'position'],
] as const;
export type Kind = (typeof kinds)[number];

/** In the address, by the part before the parameter. */
const kindsByParent: Readonly<Record<string, Kind>> = {
  applications: 'application',
  'care-plans': 'plan',
  cases: 'plan',
  certificates: 'destroyedPlan',
  streams: 'stream',
  controllers: 'controller',
  log: 'position',
  holds: 'hold',
  runs: 'run',
  alerts: 'alert',
  proposals: 'policyVersion',
};

/** In a query or a body, by name. */
const kindsByName: Readonly<Record<string, Kind>> = {
  carePlanId: 'plan',
  applicationId: 'application',
  applicationIds: 'application',
  stream: 'stream',
  locationId: 'location',
  locationIds: 'location',
  organiserId: 'organiser',
  controller: 'controller',
  viewer: 'actor',
  actor: 'actor',
};

/**
 * What a parameter of an address names.
 * @throws for one that this table does not know: what it reaches would be tried by nobody
 */
export function kindInPath({ name, path }: Operation, parameter: string): Kind {
  const parts = path.split('/');
  const parent = parts[parts.indexOf(`{${parameter}}`) - 1] ?? '';
  const kind = kindsByParent[parent];
  if (kind === undefined)
    throw new Error(`${name}: say in attack/targets.ts what {${parameter}} below /${parent} names`);
  return kind;
}

/** What a member or a query parameter of this name is the id of; undefined for other things. */
export const kindByName = (name: string): Kind | undefined => kindsByName[name];

/** Whose the thing is that is named: of whoever asks, of somebody else, of nobody. */
export const ownerships = ['own', 'other', 'never'] as const;
export type Ownership = (typeof ownerships)[number];

/** The ids that there are of a kind, for one who asks. Grows with what is filed. */
export class Pools {
  private readonly filed: { readonly actor: string; readonly plan: string; readonly application: string }[] =
    [];

  constructor(private readonly world: World) {}

  /** A plan that somebody filed just now. */
  add(actor: string, plan: string, application: string): void {
    this.filed.push({ actor, plan, application });
  }

  /** One id; which one follows from the number. */
  pick(actor: Actor, kind: Kind, whose: Ownership, number: number): string {
    const found = whose === 'never' ? [] : this.of(actor, kind, whose);
    return found[number % found.length] ?? neverGiven(kind);
  }

  private of(actor: Actor, kind: Kind, whose: 'own' | 'other'): readonly string[] {
    const { organisations, office, plans } = this.world;
    const isOwn = whose === 'own';
    const own = Object.values(plans).filter((plan) => this.isOf(actor, plan) === isOwn);
    const seesAll = actor.role !== 'family' && actor.role !== 'servicePoint';
    const recent = this.filed.slice(-30).filter(({ actor: by }) => (by === actor.name || seesAll) === isOwn);
    const { here, neighbour, abroad } = organisations;
    const places = isOwn ? [here] : [neighbour, abroad];
    const ofOffice = (id: string): string[] =>
      (actor.controller === office.controller) === isOwn ? [id] : [];
    switch (kind) {
      case 'plan':
        return [...own.map(({ carePlanId }) => carePlanId), ...recent.map(({ plan }) => plan)];
      case 'destroyedPlan':
        return [(isOwn ? plans.erased : plans.abroad).carePlanId];
      case 'application':
        return [...own.map(({ applicationId }) => applicationId), ...recent.map((one) => one.application)];
      case 'stream':
        return own.flatMap((plan) => [`carePlan-${plan.carePlanId}`, `application-${plan.applicationId}`]);
      case 'location':
        return places.map(({ locationId }) => locationId);
      case 'organiser':
        return places.map(({ organiserId }) => organiserId);
      case 'controller':
        return isOwn ? ['antwerpen'] : ['mechelen'];
      case 'position':
        return ['0', '3', '7', '11'];
      case 'hold':
        return ofOffice(office.holdId);
      case 'run':
        return ofOffice(office.runId);
      case 'alert':
        return ofOffice(office.alertId);
      case 'policyVersion':
        return ofOffice(office.policyVersion);
      case 'actor':
        return [];
    }
  }

  private isOf(actor: Actor, plan: World['plans']['own']): boolean {
    if (actor.role === 'family' || actor.role === 'servicePoint') return actor.holds.includes(plan.family);
    if (actor.role === 'organiser') return actor.organiserId === plan.organiserId;
    return actor.controller === plan.controller;
  }
}

/** What was never given out as an id of this kind. */
export function neverGiven(kind: Kind): string {
  if (kind === 'controller') return 'nergens';
  if (kind === 'position') return '999999999';
  if (kind === 'policyVersion') return 'retention@77';
  return kind === 'stream' ? `carePlan-${randomUUID()}` : randomUUID();
}
