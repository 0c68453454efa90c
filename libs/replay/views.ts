import {
  caseMask,
  caseSeen,
  lookAt,
  lookAtPool,
  ownDataOf,
  seeThrough,
  tiersShown,
  tiersToOpen,
  type Outlook,
} from '@koz/disclosure';
import { listsNow, type PlanList } from '@koz/domain';
import {
  tiers,
  type ApplicationId,
  type OpenedTier,
  type OpenedTiers,
  type Personal,
  type Tier,
} from '@koz/privacy-types';
import type { ApplicationThen, PlanThen } from './plan-then.js';
import type { Reading } from './readings.js';

/** A field as a viewer had it: what of it there was to see, and never its value. */
export type FieldState =
  | { readonly state: 'known' }
  | { readonly state: 'generalised'; readonly since?: string }
  | { readonly state: 'erased'; readonly since: string; readonly cause: string }
  | { readonly state: 'withheld'; readonly rule: string; readonly until?: string };

/** Who could look. The pool is whoever runs a location, and has no application of the plan. */
export const viewerKinds = ['organiser', 'pool', 'family', 'regie'] as const;
export type ViewerKind = (typeof viewerKinds)[number];

/** What one viewer was answered, under one reading. */
export interface Sight {
  readonly viewer: ViewerKind;
  /** Whose answer it is: of an organiser, the application made to it. */
  readonly applicationId: ApplicationId | null;
  /** By which lists the pool may look; empty for the others. */
  readonly lists: readonly PlanList[];
  /** By the names of the fields; undefined where the plan did not exist for this viewer. */
  readonly fields: Readonly<Record<string, FieldState>> | undefined;
}

/**
 * What everybody would be answered of a plan as it was then, under one reading of its tiers: by the very functions that
 * answer. What they answer is stripped to states before it goes anywhere.
 */
export const sights = (plan: PlanThen, reading: Reading): Sight[] => [
  ...plan.applications.map((application) => organiserSight(plan, reading, application)),
  poolSight(plan, reading),
  sight('family', statesOf(ownDataOf(reading.opened))),
  regieSight(plan, reading),
];

/** From 5 years on, or from an erasure, the application exists for its organiser no longer. */
function organiserSight(plan: PlanThen, reading: Reading, application: ApplicationThen): Sight {
  const { applicationId, createdAt, status } = application;
  if (plan.anonymised) return sight('organiser', undefined, applicationId);
  const row = { ...rowOf(plan, reading), applicationId, filedAt: createdAt };
  const outlook = lookAt(
    row,
    { application: { stage: status }, carePlan: plan.head },
    plan.adopted,
    plan.moment,
  );
  // A row of a generalised plan has no precise envelope any more.
  const { precise, ...rest } = reading.opened;
  const kept = plan.generalised || precise === undefined ? rest : { ...rest, precise };
  return sight('organiser', seen(outlook, kept), applicationId);
}

function poolSight(plan: PlanThen, reading: Reading): Sight {
  const { planning } = reading.opened;
  const sharing = planning?.state === 'known' ? planning.value['sharing'] : undefined;
  const lists = listsNow(plan.state, sharing, plan.head.fence);
  if (lists.length === 0) return sight('pool', undefined);
  const outlook = lookAtPool(rowOf(plan, reading), plan.head, plan.adopted, plan.moment);
  return { ...sight('pool', seen(outlook, reading.opened)), lists };
}

/** When it opens the case, for a reason that is recorded; unasked it sees figures only. */
function regieSight({ head, moment }: PlanThen, { opened }: Reading): Sight {
  const shown = tiersShown(caseMask(head.fence, moment.today));
  return sight('regie', statesOf(caseSeen(head.fence, moment.today, only(opened, shown)).fields));
}

const sight = (
  viewer: ViewerKind,
  fields: Sight['fields'],
  applicationId: ApplicationId | null = null,
): Sight => ({ viewer, applicationId, lists: [], fields });

const rowOf = ({ filed, generalised }: PlanThen, { startMonth }: Reading) => ({
  filedAt: filed.metadata.at,
  generalisedAt: generalised?.metadata.at ?? null,
  startMonth,
});

const seen = (outlook: Outlook, opened: OpenedTiers): Sight['fields'] =>
  statesOf(seeThrough(outlook, only(opened, tiersToOpen(outlook))).fields);

/** The others stay closed, as they do for who answers: not even the birth date in them narrows anything. */
function only(opened: OpenedTiers, opens: readonly Tier[]): OpenedTiers {
  const result: Partial<Record<Tier, OpenedTier>> = {};
  for (const tier of tiers)
    if (opened[tier]) result[tier] = opens.includes(tier) ? opened[tier] : { state: 'unopened' };
  return result;
}

const statesOf = (
  fields: Readonly<Record<string, Personal<unknown>>>,
): Readonly<Record<string, FieldState>> =>
  Object.fromEntries(Object.entries(fields).map(([field, shown]) => [field, stateOfField(shown)]));

/** What is left of a field when its value is taken away. A field that was never given is known, as it is in an answer. */
export function stateOfField(shown: Personal<unknown>): FieldState {
  switch (shown.state) {
    case 'known':
      return { state: 'known' };
    case 'generalised':
      return shown.since === undefined
        ? { state: 'generalised' }
        : { state: 'generalised', since: shown.since };
    default:
      return shown;
  }
}
