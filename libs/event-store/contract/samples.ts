import { randomBytes, randomUUID } from 'node:crypto';
import {
  chainHash,
  noPreviousHash,
  streamName,
  type AppendOutcome,
  type AppendRequest,
  type EventStore,
  type EventToAppend,
  type StoredEvent,
  type StreamName,
  type StreamTip,
} from '@koz/event-store';
import { controllerId, uuid, type EventId } from '@koz/privacy-types';

export const antwerpen = { controller: controllerId('antwerpen') };
export const mechelen = { controller: controllerId('mechelen') };
export const turnhout = { controller: controllerId('turnhout') };

export const newStream = (): StreamName => streamName('application', uuid(randomUUID()));
export const newEventId = (): EventId => uuid<EventId>(randomUUID());

/** An event of random bytes: the store does not look into them. */
export const anEvent = (parts: Partial<EventToAppend> = {}): EventToAppend => ({
  id: newEventId(),
  type: 'ApplicationCreated',
  version: 1,
  payload: randomBytes(120),
  metadata: randomBytes(40),
  ...parts,
});

/** An append of one event to a new stream, unless said otherwise. */
export const anAppend = (parts: Partial<AppendRequest> = {}): AppendRequest => ({
  scope: antwerpen,
  stream: newStream(),
  expected: 'noStream',
  events: [anEvent()],
  head: {},
  ...parts,
});

export type Appended = Extract<AppendOutcome, { outcome: 'appended' }>;

/** Appends and insists that it was written. */
export async function appended(store: EventStore, request: AppendRequest): Promise<Appended> {
  const outcome = await store.append(request);
  if (outcome.outcome !== 'appended') throw new Error('the append met a conflict');
  return outcome;
}

/** The whole log, read page by page. */
export async function wholeLog(store: EventStore, pageSize = 500): Promise<StoredEvent[]> {
  const log: StoredEvent[] = [];
  for (;;) {
    const page = await store.readAll(log.at(-1)?.position ?? -1, pageSize);
    if (page.length === 0) return log;
    log.push(...page);
  }
}

/** The tip that an append leaves, computed on its own. */
export function tipAfter({ stream, expected, events }: AppendRequest): StreamTip {
  let tip: StreamTip = expected === 'noStream' ? { revision: -1, hash: noPreviousHash } : expected;
  for (const event of events) {
    const revision = tip.revision + 1;
    tip = { revision, hash: chainHash(tip.hash, stream, revision, event) };
  }
  return { ...tip, hash: Uint8Array.from(tip.hash) };
}

/** Follows the log until the event with the last position is there, or the signal aborts. */
export async function follow(
  store: EventStore,
  signal: AbortSignal,
  into: StoredEvent[],
  pageSize = 7,
): Promise<void> {
  const after = into.at(-1)?.position ?? -1;
  for await (const page of store.subscribe({ after, pageSize, signal })) into.push(...page);
}
