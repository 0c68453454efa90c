import { method1, method2, maxim } from '@koz/disclosure';
import {
  applicationDecider,
  carePlanDecider,
  controllerDecider,
  type ApplicationCommand,
  type ApplicationState,
  type CarePlanCommand,
  type ControllerCommand,
  type Decider,
  type TransitionName,
} from '@koz/domain';
import {
  definitionOf,
  disclosedFields,
  type DisclosurePolicy,
  type EventMetadata,
  type EventType,
  type StreamKind,
} from '@koz/events';
import {
  controllerId,
  instant,
  splitByTier,
  tiers,
  uuid,
  type ActorId,
  type ApplicationId,
  type BatchMonth,
  type CarePlanId,
  type ErasureCause,
  type EventId,
  type Instant,
  type KeyFingerprint,
  type KeyId,
  type LocationId,
  type OpenedTier,
  type PolicyVersion,
  type PublicText,
  type Tier,
} from '@koz/privacy-types';
import type { HistoryEvent, PlanHistory } from '../history.js';

const numbered = (kind: string, number: number): string =>
  `${kind}${String(number).padStart(7, '0')}-4d5e-4f60-8a1b-2c3d4e5f6071`;

export const carePlanId = uuid<CarePlanId>(numbered('1', 1));
export const applicationIds = [1, 2].map((number) => uuid<ApplicationId>(numbered('2', number))) as [
  ApplicationId,
  ApplicationId,
];
const locationIds = [1, 2].map((number) => uuid<LocationId>(numbered('5', number))) as [
  LocationId,
  LocationId,
];
const antwerp = controllerId('antwerpen');
const actor = uuid<ActorId>(numbered('3', 1));
const retentionPolicyVersion = 'retention@1' as PolicyVersion;
const key = { keyId: uuid<KeyId>(numbered('4', 1)), keyFingerprint: '0f'.repeat(32) as KeyFingerprint };
const dayMs = 86_400_000;

/** What may happen to a plan, as a step of a life. */
export type Step =
  | { readonly do: TransitionName; readonly to: 0 | 1 }
  | { readonly do: 'confirm' | 'confirmAndLook' | 'decline' | 'withdrawPlan' | 'rectify' | 'list' | 'unlist' }
  | { readonly do: 'adopt'; readonly policy: DisclosurePolicy }
  | { readonly do: 'share'; readonly sharing: 'ownMunicipality' | 'allLocations' }
  | { readonly do: 'generalise' | 'requestErasure' | 'anonymise' | 'wait' }
  | { readonly do: 'shred'; readonly tier: Tier };

/** A step, so many days after the one before; none days later it bears the same time. */
export interface Timed {
  readonly after: number;
  readonly step: Step;
}

/** How a plan is filed. */
export interface Filing {
  readonly policy: DisclosurePolicy;
  readonly isParentsBirthDateGiven: boolean;
  readonly sharing: 'ownMunicipality' | 'allLocations';
}

export const methods: readonly DisclosurePolicy[] = [method1, method2, maxim];

const child = { birthDate: '2026-09-10', expected: false };

/** A plan's life, by the deciders that decide on it; a step that they refuse does not happen. All keys are there. */
export class Life {
  private position = 0;
  private now = Date.parse('2026-11-23T09:00:00Z');
  readonly history: {
    carePlan: HistoryEvent[];
    applications: [HistoryEvent[], HistoryEvent[]];
    controller: HistoryEvent[];
  } = { carePlan: [], applications: [[], []], controller: [] };

  private states: {
    plan: Parameters<typeof carePlanDecider.decide>[1];
    applications: [ApplicationState, ApplicationState];
    controller: Parameters<typeof controllerDecider.decide>[1];
  } = {
    plan: carePlanDecider.initial,
    applications: [applicationDecider.initial, applicationDecider.initial],
    controller: controllerDecider.initial,
  };
  private adoptions = 0;
  private sharing: Filing['sharing'];

  constructor(private readonly filing: Filing) {
    this.sharing = filing.sharing;
    this.onController({ type: 'register', name: 'Antwerpen' as PublicText, region: 'eu-be' });
    this.adopt(filing.policy);
    this.onPlan({
      type: 'file',
      controller: antwerp,
      at: this.at,
      input: { parent: this.parent, child, priorityRules: [], ...this.planning },
      locations: this.locations.map((each) => ({ ...each, controller: antwerp })),
      asked: { required: [], accepted: disclosedFields },
    });
    for (const which of [0, 1] as const)
      this.onApplication(which, { type: 'create', carePlanId, locationId: locationIds[which] });
  }

  get at(): Instant {
    return instant(this.now);
  }

  get lastPosition(): number {
    return this.position - 1;
  }

  live(...steps: readonly Timed[]): this {
    for (const { after, step } of steps) {
      this.now += after * dayMs;
      this.take(step);
    }
    return this;
  }

  private take(step: Step): void {
    switch (step.do) {
      case 'wait':
        return;
      case 'adopt':
        return this.adopt(step.policy);
      case 'confirm':
      case 'confirmAndLook':
        return void this.onPlan({ type: 'confirmPlace', keepLooking: step.do === 'confirmAndLook' });
      case 'decline':
        return void this.onPlan({ type: 'refusePlace' });
      case 'withdrawPlan':
        return void this.onPlan({ type: 'withdrawPlan' });
      case 'list':
        return void this.onPlan({ type: 'listOnEmergency', reason: 'urgentWork' });
      case 'unlist':
        return void this.onPlan({ type: 'takeOffEmergencyList' });
      case 'rectify':
        return this.rectify();
      case 'share':
        this.sharing = step.sharing;
        return this.rectify({ sharing: step.sharing });
      case 'requestErasure':
        return void this.onPlan({ type: 'requestErasure', reason: 'familyRequest' });
      case 'generalise':
        return this.generalise();
      case 'anonymise':
        return void this.onPlan({
          ...{ type: 'anonymise', batch: this.at.slice(0, 7) as BatchMonth, retentionPolicyVersion },
          ...{ residue: {}, at: this.at },
        });
      case 'shred':
        return void this.onPlan({
          ...{ type: 'recordShredding', tier: step.tier, ...key },
          cause: step.tier === 'precise' ? 'P2Y6M' : 'P5Y',
        });
      case 'approve':
        if (this.onPlan({ type: 'findPlace', applicationId: applicationIds[step.to] }))
          this.onApplication(step.to, { type: 'approve' });
        return;
      default:
        this.onApplication(step.to, { type: step.do });
    }
  }

  private adopt(policy: DisclosurePolicy): void {
    this.adoptions += 1;
    const newer = { ...policy, version: policy.version + this.adoptions };
    this.onController({ type: 'adoptDisclosureMethod', policy: newer, ground: 'regionDefault' });
  }

  /** As the family corrects it: the tier is carried whole. */
  private rectify(amended?: { readonly sharing: Filing['sharing'] }): void {
    const data = amended ? { ...this.planning } : { parent: this.preciseParent, child };
    const type = amended ? 'SharingScopeChanged' : 'PersonalDataRectified';
    if (this.states.plan.status !== 'filed' || this.states.plan.forgetting !== undefined) return;
    this.append('carePlan', carePlanId, this.history.carePlan, type, data);
  }

  private generalise(): void {
    const { birthDate: _day, ...parent } = this.parent as { birthDate?: string; firstName: string };
    const generalised = {
      ...(this.filing.isParentsBirthDateGiven && { parentBirth: '1990' }),
      childBirth: '2026-09',
    };
    const identity = { parent: { firstName: parent.firstName }, priorityRules: [], generalised };
    this.onPlan({ type: 'generalise', retentionPolicyVersion, identity, at: this.at });
  }

  private get parent() {
    return { firstName: 'Noor', lastName: 'Voorbeeld', ...this.preciseParent };
  }

  private get preciseParent() {
    return this.filing.isParentsBirthDateGiven ? { birthDate: '1990-03-05' } : {};
  }

  private get locations() {
    return ([0, 1] as const).map((which) => ({
      applicationId: applicationIds[which],
      locationId: locationIds[which],
    }));
  }

  private get planning() {
    return {
      postcode: '2018',
      startDate: '2027-09-01',
      careParts: [{ weekday: 'mon' as const, part: 'full' as const }],
      sharing: this.sharing,
      locations: this.locations,
    };
  }

  private onPlan(command: CarePlanCommand): boolean {
    const after = this.decide(
      carePlanDecider,
      this.states.plan,
      command,
      'carePlan',
      carePlanId,
      this.history.carePlan,
    );
    if (after) this.states.plan = after;
    return after !== undefined;
  }

  private onApplication(which: 0 | 1, command: ApplicationCommand): void {
    const events = this.history.applications[which];
    const state = this.states.applications[which];
    const after = this.decide(
      applicationDecider,
      state,
      command,
      'application',
      applicationIds[which],
      events,
    );
    if (after) this.states.applications[which] = after;
  }

  private onController(command: ControllerCommand): void {
    const { controller } = this.history;
    const after = this.decide(
      controllerDecider,
      this.states.controller,
      command,
      'controller',
      antwerp,
      controller,
    );
    if (after) this.states.controller = after;
  }

  private decide<State, Command, New extends { type: EventType; data: object }, Read>(
    decider: Decider<State, Command, New, Read, { readonly code: string }>,
    state: State,
    command: Command,
    kind: StreamKind,
    id: string,
    into: HistoryEvent[],
  ): State | undefined {
    const decision = decider.decide(command, state);
    if (!decision.ok || decision.events.length === 0) return undefined;
    let next = state;
    for (const { type, data } of decision.events) {
      next = decider.evolve(next, { type, data } as Read);
      this.append(kind, id, into, type, data);
    }
    return next;
  }

  private append(kind: StreamKind, id: string, into: HistoryEvent[], type: EventType, data: object): void {
    const position = this.position++;
    const split = splitByTier(definitionOf(type).fields, data);
    const opened: Partial<Record<Tier, OpenedTier>> = {};
    for (const tier of tiers) {
      const value = split.tiers[tier];
      if (value) opened[tier] = { state: 'known', value };
    }
    into.push({
      ...{ position, stream: { kind, id }, revision: into.length, type, version: 1, controller: antwerp },
      id: uuid<EventId>(numbered('6', position)),
      metadata: { at: this.at, actor, controller: antwerp, head: {} } as unknown as EventMetadata,
      ...{ clear: split.clear, opened },
    });
  }
}

/** The same log after these keys are destroyed: what they sealed opens no more, since the log says or else since now. */
export function withoutKeys(history: PlanHistory, gone: readonly Tier[], now: Instant): PlanHistory {
  const tombstone = (tier: string): OpenedTier => {
    const recorded = history.carePlan.find(
      ({ type, clear }) => type === 'PersonalDataKeyShredded' && clear['tier'] === tier,
    );
    const cause = (recorded?.clear['cause'] ?? 'P5Y') as ErasureCause;
    return { state: 'erased', since: recorded?.metadata.at ?? now, cause };
  };
  const blinded = (events: readonly HistoryEvent[]): HistoryEvent[] =>
    events.map((event) => ({
      ...event,
      opened: Object.fromEntries(
        Object.entries(event.opened).map(([tier, opened]) => [
          tier,
          gone.includes(tier as Tier) ? tombstone(tier) : opened,
        ]),
      ),
    }));
  return {
    carePlan: blinded(history.carePlan),
    applications: history.applications.map(blinded),
    controller: history.controller,
  };
}
