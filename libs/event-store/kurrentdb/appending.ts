import { randomUUID } from 'node:crypto';
import type { AppendOutcome, AppendRequest, StreamTip } from '@koz/event-store';
import type { HeadSummary } from '@koz/events';
import type { Connection } from './connection.js';
import type { SealedEvent, SealedHead, SealIndex } from './seal-index.js';
import { hex, wrap } from './stored-form.js';

/** What the index says of an append before or after it is sent. */
type Judgement =
  | { readonly fits: true; readonly head: SealedHead | undefined }
  | { readonly fits: false; readonly outcome: AppendOutcome };

/**
 * One append: judged by the index, sent with the revision it expects, and answered when the sealer has numbered it.
 * KurrentDB alone decides who wins; the index, which may be behind, only spares it what cannot succeed, gives the rest
 * of the head, and knows the ids that stand elsewhere. A refusal is told only after the index reached the log's end.
 */
export async function append(
  connection: Connection,
  index: SealIndex,
  request: AppendRequest,
): Promise<AppendOutcome> {
  let judgement = await judge(index, request);
  if (!judgement.fits && judgement.outcome.outcome === 'conflict') {
    await catchUp(connection, index);
    judgement = await judge(index, request);
  }
  if (!judgement.fits) return judgement.outcome;

  const { scope, stream, expected, events } = request;
  const attempt = randomUUID();
  const wrapped = wrap(
    request,
    attempt,
    { ...summaryOf(judgement.head), ...request.head },
    request.sharedWith ?? judgement.head?.sharedWith ?? [],
  );
  const expectedRevision = expected === 'noStream' ? -1 : expected.revision;
  const last = events.at(-1) ?? events[0];
  if (!(await connection.append(stream, expectedRevision, wrapped.events))) {
    await catchUp(connection, index);
    const now = await judge(index, request);
    // Nothing of this controller speaks against it: the stream is another's.
    return now.fits ? { outcome: 'conflict', actual: undefined } : now.outcome;
  }
  // KurrentDB answers a retry like the first write and keeps the first bytes: what stands there says which it was.
  const written = await index.until(async () =>
    (await index.findEvents(scope.controller, [last.id])).find(
      (event) => event.stream === stream && event.revision === wrapped.tip.revision,
    ),
  );
  return appendedAs(written, written.attempt !== attempt);
}

/** Waits until everything that is in the log now is numbered. */
export async function catchUp(connection: Connection, index: SealIndex): Promise<void> {
  const end = await connection.end();
  if (end) await index.reaches(end);
}

async function judge(index: SealIndex, request: AppendRequest): Promise<Judgement> {
  const { scope, stream, expected, events } = request;
  const [heads, there] = await Promise.all([
    index.heads(scope.controller, [stream]),
    index.findEvents(
      scope.controller,
      events.map(({ id }) => id),
    ),
  ]);
  const found = heads.get(stream);
  const head = found?.controller === scope.controller ? found : undefined;
  const first = expected === 'noStream' ? 0 : expected.revision + 1;
  const written = events.map(({ id }, offset) =>
    there.find((event) => event.id === id && event.stream === stream && event.revision === first + offset),
  );
  const last = written.at(-1);
  if (last && written.every(Boolean)) return { fits: false, outcome: appendedAs(last, true) };
  if (there.length > 0 || !continues(head, expected)) {
    const actual = head && { revision: head.revision, hash: head.hash };
    return { fits: false, outcome: { outcome: 'conflict', actual } };
  }
  return { fits: true, head };
}

const continues = (head: SealedHead | undefined, expected: StreamTip | 'noStream'): boolean =>
  expected === 'noStream'
    ? head === undefined
    : head?.revision === expected.revision && hex(head.hash) === hex(expected.hash);

const appendedAs = ({ revision, hash, position }: SealedEvent, replayed: boolean): AppendOutcome => ({
  outcome: 'appended',
  tip: { revision, hash },
  position,
  replayed,
});

const summaryOf = (head: SealedHead | undefined): HeadSummary => ({
  ...(head?.stage && { stage: head.stage }),
  ...(head?.place && { place: head.place }),
  ...(head?.placeApplicationId && { placeApplicationId: head.placeApplicationId }),
  ...(head?.keptApplicationIds && { keptApplicationIds: head.keptApplicationIds }),
  ...(head?.fence && { fence: head.fence }),
});
