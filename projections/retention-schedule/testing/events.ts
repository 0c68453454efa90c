import { definitionOf, type EventType } from '@koz/events';
import {
  instant,
  reassemble,
  splitByTier,
  tiers,
  uuid,
  type ClassificationTree,
  type HoldId,
  type KeyId,
  type OpenedTier,
  type Tier,
} from '@koz/privacy-types';
import { antwerp, applicationId, carePlanId, filedAt, locationId } from '@koz/projection/testing';
import { foldPage, touchedKeys, type ProjectedEvent } from '@koz/projection';
import { retentionSchedule } from '../retention-schedule.js';
import type { ApplicationRow, PlanRow, Rows } from '../tables.js';

export { antwerp, applicationId, carePlanId, filedAt, locationId } from '@koz/projection/testing';

export const holdId = uuid<HoldId>('40000000-0000-4000-8000-000000000001');
export const keyId = uuid<KeyId>('50000000-0000-4000-8000-000000000001');
export const planning = {
  postcode: '2000',
  startDate: '2026-09-14',
  careParts: [{ weekday: 'mon', part: 'full' }],
  sharing: 'allLocations',
  locations: [{ applicationId, locationId }],
};
export const filedPayload = {
  applicationIds: [applicationId],
  parent: { firstName: 'An' },
  child: { birthDate: '2026-03-31', expected: false },
  priorityRules: [],
  ...planning,
};
export const identityPayload = {
  parent: { firstName: 'An' },
  priorityRules: [],
  generalised: { parentBirth: '1990', childBirth: '2026-03' },
};
export const anonymisedPayload = {
  batch: '2031-03',
  retentionPolicyVersion: 'retention@1',
  applicationIds: [applicationId],
  residue: {},
};

export type Given = Partial<Omit<ProjectedEvent, 'metadata'>> & {
  readonly at?: ProjectedEvent['metadata']['at'];
  readonly payload?: object;
  /** The keys of these tiers were destroyed. */
  readonly erased?: readonly Tier[];
};

const destroyed: OpenedTier = {
  state: 'erased',
  since: instant('2031-03-01T00:00:00Z'),
  cause: 'P5Y',
};

/** An event as the runner hands it over, with all tiers opened whose key is there. */
export function projected(type: EventType, given: Given = {}): ProjectedEvent {
  const { at = filedAt, payload = {}, erased: gone = [], ...other } = given;
  const definition = definitionOf(type);
  const fields = definition.fields as ClassificationTree;
  const split = splitByTier(fields, payload);
  const opened = tiers.flatMap((tier): [Tier, OpenedTier][] => {
    const value = split.tiers[tier];
    if (value === undefined) return [];
    return [[tier, gone.includes(tier) ? destroyed : { state: 'known', value }]];
  });
  return {
    position: 0,
    revision: 0,
    type,
    stream: {
      kind: definition.stream,
      id: definition.stream === 'carePlan' ? carePlanId : applicationId,
    },
    controller: antwerp,
    metadata: { at } as ProjectedEvent['metadata'],
    data: reassemble(fields, split.clear, Object.fromEntries(opened)),
    sealed: Object.fromEntries(opened.map(([tier]) => [tier, Buffer.from(tier)])),
    ...other,
  };
}

/** The events that bring the plan and its application about. */
export const filed: readonly ProjectedEvent[] = [
  projected('CarePlanFiled', { payload: filedPayload }),
  projected('ApplicationCreated', { payload: { carePlanId, locationId } }),
];

/** The plan's and the application's rows after these events, from an empty read model. */
export function rowsAfter(...events: readonly ProjectedEvent[]): {
  application: ApplicationRow | undefined;
  plan: PlanRow | undefined;
} {
  const changes = foldPage(retentionSchedule, events, touchedKeys(retentionSchedule, events), new Map());
  const only = <T extends keyof Rows>(table: T) => changes.get(table)?.puts[0] as Rows[T] | undefined;
  return { application: only('application'), plan: only('plan') };
}
