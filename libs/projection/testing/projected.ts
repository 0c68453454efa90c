import { definitionOf, type EventType } from '@koz/events';
import {
  asKnown,
  controllerId,
  erased,
  instant,
  uuid,
  type ApplicationId,
  type CarePlanId,
  type ClassificationTree,
  type LocationId,
  type Tier,
} from '@koz/privacy-types';
import type { ProjectedEvent } from '../projection.port.js';

export const antwerp = controllerId('antwerpen');
export const carePlanId = uuid<CarePlanId>('10000000-0000-4000-8000-000000000001');
export const applicationId = uuid<ApplicationId>('20000000-0000-4000-8000-000000000001');
export const locationId = uuid<LocationId>('30000000-0000-4000-8000-000000000001');
/** A summer evening in Brussels that is still the day before in UTC. */
export const filedAt = instant('2026-06-30T22:30:00.000Z');

/** Tier planning, as an event carries it whole. */
export const planningPayload = {
  postcode: '2000',
  startDate: '2026-09-14',
  careParts: [
    { weekday: 'mon', part: 'full' },
    { weekday: 'wed', part: 'morning' },
  ],
  sharing: 'allLocations',
  locations: [{ applicationId, locationId }],
};
export const filedPayload = {
  applicationIds: [applicationId],
  parent: { firstName: 'An' },
  child: { birthDate: '2026-03-15', expected: false },
  priorityRules: [],
  ...planningPayload,
};
export const createdPayload = { carePlanId, locationId };

export const sealed = {
  precise: Buffer.from('precise envelope'),
  identity: Buffer.from('identity envelope'),
  planning: Buffer.from('planning envelope'),
};

type Given = Partial<Omit<ProjectedEvent, 'metadata'>> & {
  readonly at?: ProjectedEvent['metadata']['at'];
  /** Who gave the command. */
  readonly actor?: ProjectedEvent['metadata']['actor'];
  readonly payload?: object;
  /** The keys of these tiers were destroyed. */
  readonly erased?: readonly Tier[];
};

/** An event as the runner hands it over, with the planning tier opened. */
export function projected(type: EventType, given: Given = {}): ProjectedEvent {
  const { at = filedAt, actor, payload = {}, erased: destroyed = [], ...other } = given;
  const { stream: kind, fields } = definitionOf(type);
  return {
    position: 0,
    revision: 0,
    type,
    stream: { kind, id: kind === 'carePlan' ? carePlanId : applicationId },
    controller: antwerp,
    metadata: { at, ...(actor && { actor }) } as ProjectedEvent['metadata'],
    data: withErased(fields as ClassificationTree, asKnown(fields, payload), destroyed),
    sealed: {},
    ...other,
  };
}

function withErased(
  fields: ClassificationTree,
  data: Record<string, unknown>,
  destroyed: readonly Tier[],
): Record<string, unknown> {
  const entries = Object.entries(data).map(([name, value]) => {
    const field = fields[name];
    return typeof field === 'string' && field !== 'clear' && destroyed.includes(field)
      ? [name, erased(instant('2031-03-01T00:00:00Z'), 'P5Y')]
      : [name, value];
  });
  return Object.fromEntries(entries);
}
