import type { AppendRequest, EventStore, StoredEvent } from '@koz/event-store';
import { eventually } from '@koz/testing';
import { expectChained, expectDense, expectOnce, idsOf } from './checks.js';
import type { KillableHarness } from './harness.js';
import { anAppend, anEvent, appended, follow, wholeLog } from './samples.js';

const writers = 16;
const acknowledgedBeforeKill = 300;
const longestWaitMs = 60_000;

export function crashContract(makeHarness: () => Promise<KillableHarness>): void {
  it('after kill -9 of the server under load each acknowledged append is there once, and the others can be sent again', async () => {
    const harness = await makeHarness();
    const stop = new AbortController();
    try {
      const seen: StoredEvent[] = [];
      const following = follow(harness.another(), stop.signal, seen, 50);
      const acknowledged = new Set<string>();
      const unanswered: AppendRequest[] = [];
      const load = Array.from({ length: writers }, (_, index) =>
        write(index % 2 ? harness.store : harness.another(), acknowledged, unanswered),
      );
      await eventually(() => acknowledged.size >= acknowledgedBeforeKill, longestWaitMs);
      await harness.kill();
      await Promise.all(load);
      await harness.restart();
      await eventually(() => harness.store.lastPosition(), longestWaitMs);

      expect(unanswered).toHaveLength(writers);
      const afterCrash = await wholeLog(harness.store);
      expectSound(afterCrash);
      expect(idsOf(afterCrash)).toEqual(expect.arrayContaining([...acknowledged]));

      for (const request of unanswered) {
        const { position, replayed } = await appended(harness.store, request);
        const before = afterCrash.find(({ id }) => id === request.events[0].id);
        expect(replayed).toBe(before !== undefined);
        if (before) expect(position).toBe(before.position);
      }
      const log = await wholeLog(harness.store);
      expectSound(log);
      expect(new Set(idsOf(log))).toEqual(
        new Set([...acknowledged, ...unanswered.map(({ events }) => events[0].id)]),
      );
      await eventually(() => seen.length === log.length, longestWaitMs);
      stop.abort();
      await following;
      expect(idsOf(seen)).toEqual(idsOf(log));
    } finally {
      stop.abort();
      await harness.dispose();
    }
  }, 180_000);
}

/** Appends to a stream of its own until the store fails, and leaves what had no answer. */
async function write(
  store: EventStore,
  acknowledged: Set<string>,
  unanswered: AppendRequest[],
): Promise<void> {
  let request = anAppend();
  for (;;) {
    try {
      const { tip } = await appended(store, request);
      acknowledged.add(request.events[0].id);
      request = { ...request, expected: tip, events: [anEvent()] };
    } catch (error) {
      expect(error).toMatchObject({ name: 'EventStoreUnavailableError' });
      unanswered.push(request);
      return;
    }
  }
}

function expectSound(log: readonly StoredEvent[]): void {
  expectDense(log);
  expectOnce(log);
  expectChained(log);
}
