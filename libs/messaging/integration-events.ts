import { streamName, type EventStore, type StoredEvent } from '@koz/event-store';
import { decodeEvent, type DecodedEvent } from '@koz/privacy-keys';
import type { ApplicationId, CarePlanId } from '@koz/privacy-types';
import { sequenceOf, type CloudEvent } from './cloud-event.js';
import { integrationTable, outgoing } from './integration-table.js';

/** Whether events of this type go out. */
export const goesOut = (type: string): boolean => outgoing(type) !== undefined;

/**
 * Of what goes out, the event types that another controller with whom a plan is shared is told too: what happens to the
 * applications at its own locations, and that keys of the plan were destroyed.
 */
export const typesForOthers: readonly string[] = Object.keys(integrationTable).filter((type) => {
  const told = outgoing(type)?.type;
  return told?.startsWith('be.kinderopvangzoeker.application.') || type === 'PersonalDataKeyShredded';
});

/** What making integration events needs beside the events. */
export interface FeedSource {
  /** Tells of which plan an application is, in the scope of the plan's own controller. */
  readonly store: Pick<EventStore, 'readStreams'>;
  /** Of the log, `logOrigin(…)`. */
  readonly source: string;
}

/**
 * The integration events of a stretch of the log, in order; what stays inside is left out. Nothing is
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
  { store }: FeedSource,
): Promise<Map<string, CarePlanId>> {
  const ofApplications = events.filter(({ stream }) => stream.kind === 'application');
  const firsts = new Map(
    ofApplications.filter(({ revision }) => revision === 0).map((first) => [first.stream.id, first]),
  );
  const missing = ofApplications.filter(({ stream }) => !firsts.has(stream.id));
  const owners = [...new Set(missing.map(({ controller }) => controller))];
  const found = await Promise.all(
    owners.map((controller) => {
      const own = missing.filter((event) => event.controller === controller);
      const ids = [...new Set(own.map(({ stream }) => stream.id as ApplicationId))];
      return store.readStreams(
        { controller },
        ids.map((id) => ({ stream: streamName('application', id) })),
      );
    }),
  );
  for (const [first] of found.flat()) if (first) firsts.set(decodeEvent(first).stream.id, decodeEvent(first));
  return new Map([...firsts].map(([id, { clear }]) => [id, clear['carePlanId'] as CarePlanId]));
}
