import { isOpen, scopeOf, type Role, type Scope } from '@koz/identity';
import type { Operation } from './document.js';
import { kindInPath, type Kind } from './targets.js';
import type { Actor, Plan, World } from './world.js';

/** Whose the thing is that a request names, as seen by whoever asks. */
export const whose = ['own', 'otherFamily', 'otherOrganiser', 'otherMunicipality', 'nobody'] as const;
export type Whose = (typeof whose)[number];

/** What the table of permissions lets somebody expect. */
export type Expected = 'let' | 'unauthenticated' | 'forbidden' | 'notFound';

/** A plan that is that, for an actor: of several the first; undefined where the region has none. */
export function planOf(world: World, actor: Actor, wanted: Whose): Plan | undefined {
  const { own, mandated, neighbour, abroad } = world.plans;
  switch (wanted) {
    case 'own':
      return actor.role === 'servicePoint' ? mandated : own;
    case 'otherFamily':
      // Filed at the same location.
      return actor.role === 'servicePoint' ? own : mandated;
    case 'otherOrganiser':
      return neighbour;
    case 'otherMunicipality':
      return abroad;
    case 'nobody':
      return undefined;
  }
}

/** Whether a scope reaches a plan; the words of each scope are in libs/identity/permissions/scopes.ts. */
function reachesPlan(scope: Scope, actor: Actor, plan: Plan): boolean {
  switch (scope) {
    case 'ownPlan':
    case 'mandate':
      return actor.holds.includes(plan.family);
    case 'organisation':
    case 'pool':
      return actor.organiserId === plan.organiserId;
    case 'controller':
    case 'emergencies':
      return actor.controller === plan.controller;
    default:
      return true;
  }
}

/** Of the office of one controller, which is the own one for whoever works for it. */
const ofOffice: readonly Kind[] = ['hold', 'run', 'alert', 'policyVersion'];
const ofPlan: readonly Kind[] = ['plan', 'destroyedPlan', 'application', 'stream'];

/** What a call names in its address; undefined where it names nothing that is somebody’s. */
export function targetKind(operation: Operation): Kind | undefined {
  const [parameter] = operation.parameters.filter((one) => one.in === 'path');
  return parameter && kindInPath(operation, parameter.name);
}

/** What follows from the table for somebody who names something of this kind and owner. */
export function expectedOf(world: World, operation: Operation, actor: Actor, wanted: Whose): Expected {
  if (isOpen(operation.action)) return 'let';
  if (actor.role === undefined) return 'unauthenticated';
  const scope = scopeOf(operation.action, actor.role as Role);
  if (scope === undefined) return 'forbidden';
  const kind = targetKind(operation);
  if (kind === undefined) return 'let';
  if (wanted === 'nobody') return 'notFound';
  const plan = planOf(world, actor, wanted);
  if (ofPlan.includes(kind)) return plan && reachesPlan(scope, actor, plan) ? 'let' : 'notFound';
  if (ofOffice.includes(kind)) return actor.controller === world.office.controller ? 'let' : 'notFound';
  return 'let';
}

/** The id that names the thing; `never` for one that was never given. */
export function idOf(world: World, actor: Actor, kind: Kind, wanted: Whose, never: string): string {
  const plan = planOf(world, actor, wanted);
  if (!plan) return never;
  const { office, plans } = world;
  // Of this one there are certificates.
  const destroyed = plan.family === 'own' ? plans.erased : plan;
  const ids: Partial<Record<Kind, string>> = {
    ...{ plan: plan.carePlanId, application: plan.applicationId, stream: `carePlan-${plan.carePlanId}` },
    ...{ hold: office.holdId, run: office.runId, alert: office.alertId, policyVersion: office.policyVersion },
    ...{ destroyedPlan: destroyed.carePlanId, controller: plan.controller, position: '0' },
  };
  return ids[kind] ?? never;
}
