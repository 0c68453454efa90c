import { streamName, type EventStore, type StoredEvent, type TenantScope } from '@koz/event-store';
import { decodeEvent, type DecodedEvent } from '@koz/privacy-keys';
import type { ApplicationId, CarePlanId } from '@koz/privacy-types';
import { sequenceOf, type CloudEvent } from './cloud-event.js';
import { outgoing } from './integration-table.js';

/** Whether events of this type go out. */
export const goesOut = (type: string): boolean => outgoing(type) !== undefined;

/** What making integration events needs beside the events. */
export interface FeedSource {
  /** Tells of which plan an application is. */
  readonly store: Pick<EventStore, 'readStreams'>;
  readonly scope: TenantScope;
  /** Of the log, `logOrigin(…)`. */
  readonly source: string;
}

/**
 * The integration events of a stretch of one controller's log, in order; what stays inside is left out. Nothing is
 * opened, and nothing that is sealed goes out, not even as it is stored.
 *
 * @throws UnreadableEventError for an event that this program does not know
 */
export async function integrationEvents(
  page: readonly StoredEvent[],
  feed: FeedSource,
): Promise<CloudEvent[]> {
  const told = page.filter(({ type }) => goesOut(type)).map(decodeEvent);
  const plans = await plansOf(told, feed);
  return told.map((event) => integrationEvent(event, feed.source, plans));
}

function integrationEvent(
  event: DecodedEvent,
  source: string,
  plans: ReadonlyMap<string, CarePlanId>,
): CloudEvent {
  const { stream, clear } = event;
  const rule = outgoing(event.type);
  const subject = stream.kind === 'application' ? plans.get(stream.id) : stream.id;
  if (!rule || subject === undefined) throw new TypeError(`${event.type} is not to go out`);
  const members = rule.members.flatMap((name) => (clear[name] === undefined ? [] : [[name, clear[name]]]));
  return {
    specversion: '1.0',
    id: event.id,
    source,
    type: rule.type,
    subject,
    time: event.metadata.at,
    datacontenttype: 'application/json',
    partitionkey: subject,
    sequence: sequenceOf(event.position),
    data: {
      ...(stream.kind === 'application' && { applicationId: stream.id }),
      ...Object.fromEntries(members),
    },
  };
}

/** The plan of each application of which there is an event: the first event of its stream names it. */
async function plansOf(
  events: readonly DecodedEvent[],
  { store, scope }: FeedSource,
): Promise<Map<string, CarePlanId>> {
  const ofApplications = events.filter(({ stream }) => stream.kind === 'application');
  const firsts = new Map(
    ofApplications.filter(({ revision }) => revision === 0).map((first) => [first.stream.id, first]),
  );
  const missing = [...new Set(ofApplications.map(({ stream }) => stream.id))].filter((id) => !firsts.has(id));
  if (missing.length > 0) {
    const reads = missing.map((id) => ({ stream: streamName('application', id as ApplicationId) }));
    for (const [first] of await store.readStreams(scope, reads))
      if (first) firsts.set(decodeEvent(first).stream.id, decodeEvent(first));
  }
  return new Map([...firsts].map(([id, { clear }]) => [id, clear['carePlanId'] as CarePlanId]));
}
