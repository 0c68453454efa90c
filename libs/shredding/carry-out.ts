import { certificateTip, keepCertificates } from '@koz/audit';
import { retryWhileUnavailable } from '@koz/command-handling';
import { readEntries, type FencedEvent, type FenceEntry, type ShreddingEntry } from '@koz/privacy-fence';
import { destroyFenced, parseObject, type FenceHead } from '@koz/privacy-keys';
import type { EventToAppend, StreamName, StreamTip } from '@koz/event-store';
import type { ControllerId } from '@koz/privacy-types';
import type { HeadSummary } from '@koz/events';
import type { ShreddingDeps } from './deps.js';
import { destroyedWithEpoch } from './epochs.js';

/** Entries of the fence that follow one another, to be carried out together. */
export interface FencedBatch {
  readonly entries: readonly FenceEntry[];
  /** The last entry before these. */
  readonly after: number;
  /** The last of these. */
  readonly head: FenceHead;
  /** Where streams stand in which only the last events of their entries are still to be appended. */
  readonly tips?: ReadonlyMap<string, StreamTip>;
  /** See `destroyFenced`: keys that a restored vault never held. */
  readonly evenUnknown?: boolean;
}

export interface CarriedOut {
  readonly entries: number;
  /** Events that were not in the log yet. */
  readonly appended: number;
}

const pageSize = 500;

/**
 * Does what entries of the fence say: destroys the keys in one transaction, appends the very bytes of the events that do
 * not stand in the log yet, keeps the certificates. May be broken off anywhere and done again, by several at once too.
 */
export async function carryOut(
  deps: ShreddingDeps,
  controller: ControllerId,
  { entries, after, head, tips, evenUnknown = false }: FencedBatch,
): Promise<CarriedOut> {
  const shreddings = entries.filter((entry) => entry.kind === 'shredding');
  const keys = shreddings.map(({ carePlanId, tier, keyId, cause }) => ({ carePlanId, tier, keyId, cause }));
  await destroyFenced({ pool: deps.vaultPool, clock: deps.clock }, controller, {
    keys,
    after,
    head,
    evenUnknown,
  });
  for (const entry of entries) if (entry.kind === 'epoch') await destroyedWithEpoch(deps, entry);
  await deps.reached?.('destroyed');
  const appended = await Promise.all(
    [...eventsByStream(shreddings)].map(([stream, events]) =>
      appendExactly(deps, controller, stream as StreamName, events, tips?.get(stream)),
    ),
  );
  await deps.reached?.('shredded');
  await keepCertificates(
    deps.vaultPool,
    controller,
    entries.map(({ certificate }) => certificate),
  );
  await deps.reached?.('certified');
  return {
    entries: entries.length,
    appended: appended.reduce((sum, count) => sum + count, 0),
  };
}

/**
 * Carries out what the fence of a controller says and somebody did not get to the end of: after a crash, or in an
 * older copy of the database. The last step, the certificate, tells from where on.
 */
export async function catchUpWithFence(deps: ShreddingDeps, controller: ControllerId): Promise<CarriedOut> {
  let { sequence: after } = await certificateTip(deps.vaultPool, controller);
  let done: CarriedOut = { entries: 0, appended: 0 };
  let entries: FenceEntry[] = [];
  let head: FenceHead | undefined;
  const carryOutPage = async (): Promise<void> => {
    if (!head) return;
    const page = await carryOut(deps, controller, { entries, after, head, evenUnknown: true });
    done = { entries: done.entries + page.entries, appended: done.appended + page.appended };
    [after, entries, head] = [head.sequence, [], undefined];
  };
  for await (const { entry, ...place } of readEntries(deps.fence.directory, controller, { after })) {
    entries.push(entry);
    head = place;
    if (entries.length === pageSize) await carryOutPage();
  }
  await carryOutPage();
  return done;
}

/** How far the log went when the entries were written that somebody did not get to the end of; -1 without any. */
export async function knownPositionOf(deps: ShreddingDeps, controller: ControllerId): Promise<number> {
  const { sequence: after } = await certificateTip(deps.vaultPool, controller);
  let known = -1;
  for await (const { entry } of readEntries(deps.fence.directory, controller, { after }))
    if (entry.kind === 'shredding') known = Math.max(known, entry.logPosition);
  return known;
}

/** The events of entries by stream, each once: what is kept of a plan stands in the entry of each of its keys. */
function eventsByStream(entries: readonly ShreddingEntry[]): Map<string, FencedEvent[]> {
  const streams = new Map<string, Map<string, FencedEvent>>();
  for (const { events } of entries)
    for (const event of events) {
      const ofStream = streams.get(event.stream) ?? new Map<string, FencedEvent>();
      if (!ofStream.has(event.id)) ofStream.set(event.id, event);
      streams.set(event.stream, ofStream);
    }
  return new Map([...streams].map(([stream, events]) => [stream, [...events.values()]]));
}

/** How often a stream is looked at again because others appended to it meanwhile. */
const attempts = 16;

/**
 * Appends the events of a stream that do not stand in it yet, with the bytes that they have; how many that were. Of
 * a plan whose very filing a restore lost nothing is appended: fence, tombstones and certificates tell of it.
 */
async function appendExactly(
  { store, retry }: ShreddingDeps,
  controller: ControllerId,
  stream: StreamName,
  events: readonly FencedEvent[],
  known?: StreamTip,
): Promise<number> {
  const scope = { controller };
  let tip: StreamTip | undefined = known;
  // Who knows the tip has just appended all but the record of the shreddings.
  let missing = known ? events.filter(({ type }) => type === 'PersonalDataKeyShredded') : [];
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (!tip) {
      const stored = await retryWhileUnavailable(() => store.readStream(scope, stream), retry);
      const last = stored.at(-1);
      if (!last) return 0;
      const standing = new Set(stored.map(({ id }) => id));
      missing = events.filter(({ id }) => !standing.has(id));
      tip = { revision: last.revision, hash: last.hash };
    }
    const [first, ...others] = missing.map(({ stream: _, ...event }): EventToAppend => event);
    if (!first) return 0;
    const expected = tip;
    const outcome = await retryWhileUnavailable(
      () => store.append({ scope, stream, expected, events: [first, ...others], head: headAfter(missing) }),
      retry,
    );
    if (outcome.outcome === 'appended') return outcome.replayed ? 0 : missing.length;
    tip = undefined;
  }
  throw new Error('a stream kept changing while a shredding was recorded in it');
}

/** Of what must hold at once, what these events say themselves: stage and fence. A place may have changed since. */
function headAfter(events: readonly FencedEvent[]): HeadSummary {
  const last = events.at(-1);
  const head = last && (parseObject(last.metadata)?.['head'] as HeadSummary | undefined);
  return {
    ...(head?.stage !== undefined && { stage: head.stage }),
    ...(head?.fence !== undefined && { fence: head.fence }),
  };
}
