import type { StoredEvent } from '@koz/event-store';
import { eventually } from '@koz/testing';
import { idsOf } from './checks.js';
import type { EventStoreHarness } from './harness.js';
import { anAppend, anEvent, appended, follow, wholeLog } from './samples.js';

export function subscriptionContract(harness: () => EventStoreHarness): void {
  const store = () => harness().store;
  const appendSome = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i += 1) await appended(store(), anAppend({ events: [anEvent(), anEvent()] }));
  };

  describe('a subscription', () => {
    it('catches up in pages from where it is asked to, and then goes on with what is new', async () => {
      await appendSome(10);
      const stop = new AbortController();
      const seen: StoredEvent[] = (await wholeLog(store())).slice(0, 4);
      const following = follow(store(), stop.signal, seen, 5);
      await eventually(() => seen.length === 20);
      await appendSome(3);
      await eventually(() => seen.length === 26);
      stop.abort();
      await following;
      expect(idsOf(seen)).toEqual(idsOf(await wholeLog(store())));
    });

    it('gives pages no larger than asked for', async () => {
      await appendSome(6);
      const sizes: number[] = [];
      const stop = new AbortController();
      for await (const page of store().subscribe({ after: -1, pageSize: 5, signal: stop.signal })) {
        sizes.push(page.length);
        if (page.at(-1)?.position === 11) break;
      }
      expect(sizes).toEqual([5, 5, 2]);
    });

    it('ends when its signal aborts, while it waits and before it began', async () => {
      const stop = new AbortController();
      const following = follow(store(), stop.signal, []);
      stop.abort();
      await following;
      await follow(store(), stop.signal, []);
    });

    it('goes on after its connections were broken, with each event once and in order', async () => {
      const stop = new AbortController();
      const readers = [2, 40].map((pageSize) => {
        const seen: StoredEvent[] = [];
        return { seen, done: follow(store(), stop.signal, seen, pageSize) };
      });
      for (let round = 0; round < 4; round += 1) {
        await appendSome(5);
        await eventually(() => readers.some(({ seen }) => seen.length >= 10 * round + 1));
        await harness().breakConnections();
        await eventually(() =>
          store()
            .lastPosition()
            .then((position) => position >= 0),
        );
      }
      await appendSome(5);
      await eventually(() => readers.every(({ seen }) => seen.length === 50));
      stop.abort();
      await Promise.all(readers.map(({ done }) => done));
      const log = await wholeLog(store());
      for (const { seen } of readers) expect(idsOf(seen)).toEqual(idsOf(log));
    });
  });
}
