import {
  applicationDecider,
  carePlanDecider,
  forgettingOf,
  type ApplicationCommand,
  type ApplicationState,
  type CarePlanCommand,
  type CarePlanState,
} from '@koz/domain';
import {
  definitionOf,
  disclosedFields,
  type ApplicationEvent,
  type CarePlanEvent,
  type FenceState,
  type GeneralisedIdentityPayload,
  type NewApplicationEvent,
  type NewCarePlanEvent,
  type PlanningPayload,
} from '@koz/events';
import {
  asKnown,
  controllerId,
  splitByTier,
  tiers,
  uuid,
  type ActorId,
  type ApplicationId,
  type BatchMonth,
  type CarePlanId,
  type HoldId,
  type Instant,
  type KeyFingerprint,
  type KeyId,
  type LocationId,
  type OwnDate,
  type PolicyVersion,
  type Tier,
} from '@koz/privacy-types';
import fc from 'fast-check';

type Json = Readonly<Record<string, unknown>>;

/** An event of a history, as it was decided. */
export interface HistoryEvent {
  readonly type: (NewCarePlanEvent | NewApplicationEvent)['type'];
  readonly data: object;
  readonly stream: { readonly kind: 'carePlan' | 'application'; readonly id: string };
  readonly revision: number;
}

/** What happened to one plan, from its filing; and how much of it is closed for ever by the end. */
export interface History {
  readonly events: readonly HistoryEvent[];
  readonly fence: FenceState;
}

export const carePlanId = uuid<CarePlanId>('10000000-0000-4000-8000-000000000001');
export const antwerp = controllerId('antwerpen');
const applicationIds = [1, 2, 3].map((n) => uuid<ApplicationId>(`20000000-0000-4000-8000-00000000000${n}`));
const locationIds = [1, 2, 3].map((n) => uuid<LocationId>(`30000000-0000-4000-8000-00000000000${n}`));
const holdId = uuid<HoldId>('40000000-0000-4000-8000-000000000001');
const officers = [1, 2].map((n) => uuid<ActorId>(`60000000-0000-4000-8000-00000000000${n}`)) as [
  ActorId,
  ActorId,
];
/** One key per tier: envelopes name it, and a shredding too. */
export const keyIds = Object.fromEntries(
  tiers.map((tier, index) => [tier, uuid<KeyId>(`50000000-0000-4000-8000-00000000000${index + 1}`)]),
) as Record<Tier, KeyId>;

const at = '2026-11-23T18:00:00.000Z' as Instant;
const retentionPolicyVersion = 'retention@1' as PolicyVersion;
const asked = { required: [], accepted: disclosedFields };

const filing: CarePlanCommand = {
  type: 'file',
  controller: antwerp,
  at,
  input: {
    parent: {
      firstName: 'Eerste',
      lastName: 'Voorbeeld',
      birthDate: '1985-07-30',
      email: 'ouder@example.org',
    },
    child: { birthDate: '2026-08-03', expected: false },
    postcode: '2018',
    priorityRules: ['singleParent'],
    startDate: '2027-01-04',
    careParts: [{ weekday: 'mon', part: 'full' }],
    sharing: 'acrossBorders',
  },
  locations: [0, 1].map((index) => located(index)),
  asked,
};

function located(index: number) {
  return {
    applicationId: applicationIds[index] as ApplicationId,
    locationId: locationIds[index] as LocationId,
    controller: antwerp,
  };
}

/** Writes a history as the deciders allow it: a step that they refuse leaves no event. */
class Writer {
  readonly events: HistoryEvent[] = [];
  private plan: CarePlanState = carePlanDecider.initial;
  private readonly applications = new Map<ApplicationId, ApplicationState>();

  get fence(): FenceState {
    return forgettingOf(this.plan).fence;
  }

  /** A tier as its newest event has it. */
  tier(tier: Tier): Json {
    const ofPlan = this.events.filter(({ stream }) => stream.kind === 'carePlan');
    const parts = ofPlan.map(({ type, data }) => this.partsOf(type, data)[tier]);
    return parts.findLast((part) => part !== undefined) ?? {};
  }

  decide(command: CarePlanCommand): void {
    const decision = carePlanDecider.decide(command, this.plan);
    for (const event of decision.ok ? decision.events : []) {
      const read = { type: event.type, data: asKnown(definitionOf(event.type).fields, event.data) };
      this.plan = carePlanDecider.evolve(this.plan, read as CarePlanEvent);
      this.write(event, { kind: 'carePlan', id: carePlanId });
      if (event.type === 'CarePlanFiled' || event.type === 'LocationAdded') this.createApplications();
    }
  }

  move(index: number, command: ApplicationCommand): void {
    const id = applicationIds[index] as ApplicationId;
    const state = this.applications.get(id) ?? applicationDecider.initial;
    const decision = applicationDecider.decide(command, state);
    for (const event of decision.ok ? decision.events : []) {
      const read = { type: event.type, data: asKnown(definitionOf(event.type).fields, event.data) };
      this.applications.set(
        id,
        applicationDecider.evolve(
          this.applications.get(id) ?? applicationDecider.initial,
          read as ApplicationEvent,
        ),
      );
      this.write(event, { kind: 'application', id });
    }
  }

  private createApplications(): void {
    const ids = this.plan.status === 'notFiled' ? [] : this.plan.applicationIds;
    for (const id of ids) {
      const index = applicationIds.indexOf(id);
      if (!this.applications.has(id))
        this.move(index, { type: 'create', carePlanId, locationId: locationIds[index] as LocationId });
    }
  }

  private write(
    { type, data }: NewCarePlanEvent | NewApplicationEvent,
    stream: HistoryEvent['stream'],
  ): void {
    const revision = this.events.filter((event) => event.stream.id === stream.id).length;
    this.events.push({ type, data, stream, revision });
  }

  private partsOf = (type: HistoryEvent['type'], data: object) =>
    splitByTier(definitionOf(type).fields, data).tiers;
}

type Step = (writer: Writer) => void;

const onPlan =
  (command: CarePlanCommand | ((writer: Writer) => CarePlanCommand)): Step =>
  (writer) =>
    writer.decide(typeof command === 'function' ? command(writer) : command);

const rectify = (input: object): Step =>
  onPlan((writer) => ({
    type: 'rectify',
    input,
    current: Object.fromEntries(tiers.map((tier) => [tier, writer.tier(tier)])),
    asked,
    at,
  }));
const amend = (startDate: string): Step =>
  onPlan((writer) => ({
    type: 'amendPlan',
    input: { startDate },
    planning: writer.tier('planning') as unknown as PlanningPayload,
    asked,
    isAcrossBorders: false,
  }));
function identityOf(writer: Writer): GeneralisedIdentityPayload {
  const identity = writer.tier('identity') as unknown as GeneralisedIdentityPayload;
  return { ...identity, generalised: identity.generalised ?? { childBirth: '2026-08', parentBirth: '1985' } };
}

const recordShredding = (tier: Tier): CarePlanCommand => ({
  type: 'recordShredding',
  tier,
  cause: 'P5Y',
  keyId: keyIds[tier],
  keyFingerprint: '0f'.repeat(32) as KeyFingerprint,
});

const lives: readonly fc.Arbitrary<Step>[] = [
  fc.constantFrom('2027-02-01', '2027-03-15').map(amend),
  fc
    .constantFrom<object>(
      { child: { birthDate: '2026-09-05', expected: false } },
      { parent: { firstName: 'Ander' } },
      { postcode: '2800', parent: { phone: '0470 12 34 56' } },
    )
    .map(rectify),
  fc.constant(
    onPlan((writer) => ({
      type: 'addLocations',
      controller: antwerp,
      locations: [located(2)],
      planning: writer.tier('planning') as unknown as PlanningPayload,
    })),
  ),
  fc
    .nat(2)
    .map((index) => onPlan({ type: 'findPlace', applicationId: applicationIds[index] as ApplicationId })),
  fc.boolean().map((keepLooking) => onPlan({ type: 'confirmPlace', keepLooking })),
  fc
    .constantFrom<CarePlanCommand>(
      { type: 'refusePlace' },
      { type: 'withdrawPlan' },
      { type: 'listOnEmergency', reason: 'urgentWork' },
      { type: 'takeOffEmergencyList' },
    )
    .map(onPlan),
  fc.tuple(fc.nat(2), fc.constantFrom('accept', 'noPlace', 'reject', 'withdraw', 'approve', 'reinstate')).map(
    ([index, type]) =>
      (writer: Writer) =>
        writer.move(index, { type } as ApplicationCommand),
  ),
  fc.constant(
    onPlan({
      type: 'placeHold',
      holdId,
      reason: 'complaint',
      expires: '2030-01-01' as OwnDate,
      keeps: 'whatIsLeft',
      at,
    }),
  ),
  fc.constant(onPlan({ type: 'requestHoldLift', holdId, actor: officers[0] })),
  fc.constant(onPlan({ type: 'liftHold', holdId, actor: officers[1] })),
];

const forgettings: readonly fc.Arbitrary<Step>[] = [
  fc.constant(onPlan({ type: 'requestErasure', reason: 'familyRequest' })),
  fc.nat(2).map((index) => (writer: Writer) => writer.move(index, { type: 'end', reason: 'threshold' })),
  fc.constant(
    onPlan((writer) => ({ type: 'generalise', retentionPolicyVersion, identity: identityOf(writer), at })),
  ),
  fc.constant(
    onPlan((writer) => ({
      type: 'rectifyGeneralised',
      input: { childBirth: '2026-10' },
      identity: identityOf(writer),
      at,
    })),
  ),
  fc.constant(
    onPlan({ type: 'anonymise', batch: '2031-08' as BatchMonth, retentionPolicyVersion, residue: {}, at }),
  ),
  fc.shuffledSubarray([...tiers], { minLength: 1 }).map((some) => (writer: Writer) => {
    for (const tier of some) writer.decide(recordShredding(tier));
  }),
];

/** Histories of one plan, of any life and forgotten to any point, in any order that the deciders allow. */
export const histories: fc.Arbitrary<History> = fc
  .tuple(
    fc.array(fc.oneof(...lives), { maxLength: 12 }),
    fc.array(fc.oneof(...lives, ...forgettings, ...forgettings), { maxLength: 25 }),
  )
  .map(([life, end]) => {
    const writer = new Writer();
    writer.decide(filing);
    for (const step of [...life, ...end]) step(writer);
    return { events: writer.events, fence: writer.fence };
  });
