import type { AppendRequest, StoredEvent } from '@koz/event-store';
import { eventually } from '@koz/testing';
import { expectChained, expectDense, expectOnce, idsOf } from './checks.js';
import type { EventStoreHarness } from './harness.js';
import { anAppend, anEvent, antwerpen, appended, follow, mechelen, turnhout, wholeLog } from './samples.js';

const writers = 16;
const appendsPerWriter = 25;

export function visibilityContract(harness: () => EventStoreHarness): void {
  const store = () => harness().store;

  describe('a lower number and a later commit', () => {
    it('never happen: what another writer appends meanwhile is not seen before the held one', async () => {
      await appended(store(), anAppend());
      const stop = new AbortController();
      const seen: StoredEvent[] = [];
      const following = follow(store(), stop.signal, seen);
      await eventually(() => seen.length === 1);

      const held = anAppend({ events: [anEvent(), anEvent()] });
      const writer = await harness().hold(held);
      const meanwhile = anAppend({ scope: mechelen });
      const other = harness().another().append(meanwhile);
      // Whether the other waits or goes first, a reader that looks now must not lose the held events later.
      const during = await wholeLog(store());
      expectDense(during);
      expect(idsOf(during)).not.toContain(held.events[0].id);
      await writer.commit();
      await other;

      await eventually(() => seen.length === 4);
      stop.abort();
      await following;
      const log = await wholeLog(store());
      expectDense(log);
      expect(log.slice(0, during.length)).toEqual(during);
      expect(idsOf(seen)).toEqual(idsOf(log));
      expect(idsOf(log)).toEqual(expect.arrayContaining(idsOf([...held.events, ...meanwhile.events])));
    });

    it('never happen when the held writer gives up: its positions go to others', async () => {
      const held = anAppend({ events: [anEvent(), anEvent()] });
      const writer = await harness().hold(held);
      const others = Array.from({ length: 3 }, () => anAppend());
      const appending = others.map((request) => harness().another().append(request));
      await writer.rollBack();
      await Promise.all(appending);
      const log = await wholeLog(store());
      expectDense(log);
      expect(new Set(idsOf(log))).toEqual(new Set(others.map(({ events }) => events[0].id)));
      await appended(store(), held);
      expectDense(await wholeLog(store()));
    });
  });

  it(`${writers} writers at a time, some of which fail midway, lose and double nothing for readers`, async () => {
    const stop = new AbortController();
    const readers = [3, 50].map((pageSize) => {
      const seen: StoredEvent[] = [];
      return { seen, done: follow(harness().another(), stop.signal, seen, pageSize) };
    });
    const written = new Set<string>();
    const rolledBack: string[] = [];
    await Promise.all(
      Array.from({ length: writers }, (_, index) => write(index, harness().another(), written, rolledBack)),
    );

    const count = (await store().lastPosition()) + 1;
    await eventually(() => readers.every(({ seen }) => seen.length >= count));
    stop.abort();
    await Promise.all(readers.map(({ done }) => done));

    const log = await wholeLog(store());
    expectDense(log);
    expectOnce(log);
    expectChained(log);
    expect(new Set(idsOf(log))).toEqual(written);
    expect(rolledBack.length).toBeGreaterThan(0);
    expect(rolledBack.some((id) => written.has(id))).toBe(false);
    for (const { seen } of readers) expect(idsOf(seen)).toEqual(idsOf(log));
  });

  /** Its own stream grows; some appends are stale, some are rolled back inside the server. */
  async function write(
    index: number,
    own: EventStoreHarness['store'],
    written: Set<string>,
    rolledBack: string[],
  ): Promise<void> {
    const scope = [antwerpen, mechelen, turnhout][index % 3]!;
    let request: AppendRequest = anAppend({ scope });
    for (let round = 0; round < appendsPerWriter; round += 1) {
      const failing = { ...request, events: [anEvent()] as const };
      if (round % 8 === index % 8) {
        const held = await harness().hold(failing);
        await held.rollBack();
        rolledBack.push(failing.events[0].id);
      }
      const { tip } = await appended(own, request);
      for (const id of idsOf(request.events)) written.add(id);
      expect((await own.append(failing)).outcome).toBe('conflict');
      const events: AppendRequest['events'] = round % 3 ? [anEvent()] : [anEvent(), anEvent(), anEvent()];
      request = { ...request, expected: tip, events };
    }
  }
}
