import type { TenantScope } from '@koz/event-store';
import { uuid, type ApplicationId } from '@koz/privacy-types';
import { randomUUID } from 'node:crypto';
import { expectChained, expectDense, hex, idsOf } from './checks.js';
import type { EventStoreHarness } from './harness.js';
import {
  anAppend,
  anEvent,
  antwerpen,
  appended,
  mechelen,
  newEventId,
  newStream,
  turnhout,
  wholeLog,
} from './samples.js';

const everyByte = Uint8Array.from({ length: 256 }, (_, value) => value);
const nothing = new Uint8Array(0);

export function readingContract(harness: () => EventStoreHarness): void {
  const store = () => harness().store;

  describe('reading', () => {
    it('gives back exactly the bytes that were appended', async () => {
      const events = [
        anEvent({ payload: everyByte, metadata: nothing }),
        anEvent({ payload: nothing, metadata: everyByte }),
        anEvent({ payload: nothing, metadata: nothing }),
        anEvent({
          payload: Buffer.alloc(300_000, everyByte),
          metadata: Buffer.from('{"é":"\\u0000\\\\x41"}'),
        }),
      ] as const;
      const request = anAppend({ events: [events[0], ...events.slice(1)] });
      await appended(store(), request);
      for (const read of [await store().readStream(antwerpen, request.stream), await wholeLog(store())]) {
        expect(read.map(({ payload }) => hex(payload))).toEqual(events.map(({ payload }) => hex(payload)));
        expect(read.map(({ metadata }) => hex(metadata))).toEqual(
          events.map(({ metadata }) => hex(metadata)),
        );
        expectChained(read);
      }
    });

    it('gives every member of an event, in a stream, alone and in the log alike', async () => {
      await appended(store(), anAppend({ scope: mechelen }));
      const request = anAppend({ events: [anEvent(), anEvent({ type: 'ApplicationAccepted', version: 3 })] });
      const { tip } = await appended(store(), request);
      const [, second] = await store().readStream(antwerpen, request.stream);
      const { id } = request.events[1]!;
      expect({ ...second, payload: 0, metadata: 0, hash: hex(second!.hash), previousHash: 0 }).toEqual({
        ...{ position: 2, stream: request.stream, revision: 1, id, type: 'ApplicationAccepted', version: 3 },
        ...{ controller: 'antwerpen', payload: 0, metadata: 0, hash: hex(tip.hash), previousHash: 0 },
      });
      expect(await store().findEvent(antwerpen, id)).toEqual(second);
      expect(await store().readAll(1, 10)).toEqual([second]);
    });

    it('begins a stream where it is asked to, and a stream that is not there is empty', async () => {
      const request = anAppend({ events: [anEvent(), anEvent(), anEvent()] });
      await appended(store(), request);
      const read = await store().readStream(antwerpen, request.stream, 1);
      expect(idsOf(read)).toEqual(idsOf(request.events.slice(1)));
      expect(await store().readStream(antwerpen, request.stream, 3)).toEqual([]);
      expect(await store().readStream(antwerpen, newStream())).toEqual([]);
      expect(await store().findEvent(antwerpen, newEventId())).toBeUndefined();
    });

    it('reads many streams at once as it reads each, in the order of what is asked', async () => {
      const [one, other] = [anAppend({ events: [anEvent(), anEvent()] }), anAppend({ events: [anEvent()] })];
      await appended(store(), one);
      await appended(store(), other);
      const absent = newStream();
      const read = await store().readStreams(antwerpen, [
        { stream: other.stream },
        { stream: absent },
        { stream: one.stream, from: 1 },
        { stream: other.stream },
      ]);
      const alone = await store().readStream(antwerpen, other.stream);
      expect(read).toEqual([alone, [], await store().readStream(antwerpen, one.stream, 1), alone]);
      expect(idsOf(read[2] ?? [])).toEqual(idsOf(one.events.slice(1)));
      expect(await store().readStreams(antwerpen, [])).toEqual([]);
      expect(await store().readStreams(mechelen, [{ stream: one.stream }])).toEqual([[]]);
    });

    it('gives a stretch of the log, as far as it is one controller’s', async () => {
      const scopes = [antwerpen, mechelen, antwerpen, turnhout, antwerpen, mechelen];
      for (const scope of scopes)
        await appended(store(), anAppend({ scope, events: [anEvent(), anEvent()] }));
      const log = await wholeLog(store());
      const stretchOf = (controller: string, after: number, through: number) =>
        log.filter(
          (event) => event.controller === controller && event.position > after && event.position <= through,
        );
      for (const [after, through] of [
        [-1, 100],
        [-1, 11],
        [0, 8],
        [3, 4],
        [4, 4],
        [11, 50],
      ] as const)
        for (const scope of [antwerpen, mechelen, turnhout])
          expect(await store().readStretch(scope, after, through)).toEqual(
            stretchOf(scope.controller, after, through),
          );
      expect(idsOf(await store().readStretch(antwerpen, -1, 100))).toHaveLength(6);
    });

    it('gives of a stretch what others share, of the types asked for alone, for as long as it is shared', async () => {
      const shared = anAppend({
        sharedWith: [mechelen.controller],
        events: [
          anEvent({ type: 'ApplicationCreated' }),
          anEvent({ type: 'ApplicationAccepted' }),
          anEvent({ type: 'ApplicationRejected' }),
        ],
      });
      await appended(
        store(),
        anAppend({ scope: mechelen, events: [anEvent({ type: 'ApplicationCreated' })] }),
      );
      const { tip } = await appended(store(), shared);
      await appended(store(), anAppend({ events: [anEvent({ type: 'ApplicationCreated' })] }));
      const types = ['ApplicationCreated', 'ApplicationRejected'];
      const sharedWith = async (scope: TenantScope, after = -1, through = 100) =>
        idsOf(await store().readSharedStretch(scope, after, through, types));
      const [created, , rejected] = idsOf(shared.events);
      expect(await sharedWith(mechelen)).toEqual([created, rejected]);
      expect(await sharedWith(mechelen, 1, 3)).toEqual([rejected]);
      expect(await sharedWith(mechelen, 3)).toEqual([]);
      expect(await sharedWith(antwerpen)).toEqual([]);
      expect(await sharedWith(turnhout)).toEqual([]);
      // Nothing of it is this controller's, however it is asked for.
      expect(idsOf(await store().readStretch(mechelen, -1, 100))).toHaveLength(1);
      expect(await store().readStream(mechelen, shared.stream)).toEqual([]);
      await appended(store(), anAppend({ stream: shared.stream, expected: tip, sharedWith: [] }));
      expect(await sharedWith(mechelen)).toEqual([]);
    });

    it('gives the log in pages, and its last position', async () => {
      expect(await store().lastPosition()).toBe(-1);
      expect(await store().readAll(-1, 10)).toEqual([]);
      for (let i = 0; i < 5; i += 1) await appended(store(), anAppend({ events: [anEvent(), anEvent()] }));
      expect(await store().lastPosition()).toBe(9);
      const log = await wholeLog(store(), 3);
      expect(log).toHaveLength(10);
      expectDense(log);
    });
  });

  describe('heads', () => {
    it('hold what was said last, and keep what was not said again', async () => {
      const stream = newStream();
      const placeApplicationId = uuid<ApplicationId>(randomUUID());
      const first = await appended(store(), anAppend({ stream, head: { stage: 'created', place: 'none' } }));
      const second = await appended(
        store(),
        anAppend({ stream, expected: first.tip, head: { place: 'found', placeApplicationId } }),
      );
      const third = await appended(
        store(),
        anAppend({
          stream,
          expected: second.tip,
          events: [anEvent(), anEvent()],
          head: { fence: 'precise' },
        }),
      );
      const head = (await store().heads(antwerpen, [stream])).get(stream)!;
      expect({ ...head, hash: hex(head.hash) }).toEqual({
        ...{
          stream,
          controller: 'antwerpen',
          revision: 3,
          hash: hex(third.tip.hash),
          position: third.position,
        },
        ...{ stage: 'created', place: 'found', placeApplicationId, fence: 'precise' },
      });
    });

    it('hold the applications that keep a place until it is said that none does', async () => {
      const stream = newStream();
      const keptApplicationIds = [uuid<ApplicationId>(randomUUID()), uuid<ApplicationId>(randomUUID())];
      const kept = async () => (await store().heads(antwerpen, [stream])).get(stream)!.keptApplicationIds;
      const first = await appended(store(), anAppend({ stream, head: { place: 'none' } }));
      expect(await kept()).toBeUndefined();
      const second = await appended(
        store(),
        anAppend({ stream, expected: first.tip, head: { place: 'none', keptApplicationIds } }),
      );
      expect(await kept()).toEqual(keptApplicationIds);
      const third = await appended(
        store(),
        anAppend({ stream, expected: second.tip, head: { place: 'found' } }),
      );
      expect(await kept()).toEqual(keptApplicationIds);
      await appended(store(), anAppend({ stream, expected: third.tip, head: { keptApplicationIds: [] } }));
      expect(await kept()).toEqual([]);
    });

    it('are given for the streams that exist, and nothing for the others', async () => {
      const [one, two] = [anAppend(), anAppend()];
      await Promise.all([appended(store(), one), appended(store(), two)]);
      const heads = await store().heads(antwerpen, [one.stream, newStream(), two.stream, one.stream]);
      expect(new Set(heads.keys())).toEqual(new Set([one.stream, two.stream]));
      expect(heads.get(one.stream)).not.toHaveProperty('stage');
      expect((await store().heads(antwerpen, [])).size).toBe(0);
    });

    it('are not moved by a refused append', async () => {
      const request = anAppend({ head: { stage: 'created' } });
      await appended(store(), request);
      const before = await store().heads(antwerpen, [request.stream]);
      await store().append(anAppend({ stream: request.stream, head: { stage: 'withdrawn' } }));
      await store().append({ ...request, head: { stage: 'withdrawn' } });
      expect(await store().heads(antwerpen, [request.stream])).toEqual(before);
    });
  });

  describe('the scope', () => {
    it('hides the streams of one controller from another', async () => {
      const request = anAppend();
      await appended(store(), request);
      expect(await store().readStream(mechelen, request.stream)).toEqual([]);
      expect(await store().findEvent(mechelen, request.events[0].id)).toBeUndefined();
      expect((await store().heads(mechelen, [request.stream])).size).toBe(0);
    });

    it('keeps one controller from writing to a stream of another, and from learning how it ends', async () => {
      const request = anAppend();
      const { tip } = await appended(store(), request);
      const beside = anAppend({ scope: mechelen });
      for (const expected of ['noStream', tip] as const) {
        const outcomes = await Promise.all([
          store().append(anAppend({ scope: mechelen, stream: request.stream, expected })),
          store().append({ ...beside, stream: newStream(), events: [anEvent()] }),
        ]);
        expect(outcomes[0]).toEqual({ outcome: 'conflict', actual: undefined });
        expect(outcomes[1]!.outcome).toBe('appended');
      }
      expect(await store().readStream(antwerpen, request.stream)).toHaveLength(1);
    });

    it('lets two controllers use the same event id without telling either', async () => {
      const id = newEventId();
      await appended(store(), anAppend({ events: [anEvent({ id })] }));
      await appended(store(), anAppend({ scope: mechelen, events: [anEvent({ id })] }));
      expect((await store().findEvent(mechelen, id))?.controller).toBe('mechelen');
    });

    it('opens the head, and the head only, to those that a stream is shared with', async () => {
      const request = anAppend({ head: { stage: 'created' }, sharedWith: [mechelen.controller] });
      const { tip } = await appended(store(), request);
      const seen = (await store().heads(mechelen, [request.stream])).get(request.stream);
      expect(seen).toMatchObject({ controller: 'antwerpen', stage: 'created', revision: 0 });
      expect(await store().readStream(mechelen, request.stream)).toEqual([]);
      expect(await store().findEvent(mechelen, request.events[0].id)).toBeUndefined();
      const intruding = anAppend({ scope: mechelen, stream: request.stream, expected: tip });
      expect(await store().append(intruding)).toEqual({ outcome: 'conflict', actual: undefined });
      expect((await store().heads(turnhout, [request.stream])).size).toBe(0);
    });

    it('keeps the set that a stream is shared with until another is given', async () => {
      const request = anAppend({ sharedWith: [mechelen.controller] });
      const { stream } = request;
      const first = await appended(store(), request);
      const second = await appended(store(), anAppend({ stream, expected: first.tip }));
      expect((await store().heads(mechelen, [stream])).get(stream)?.revision).toBe(1);
      await appended(
        store(),
        anAppend({ stream, expected: second.tip, sharedWith: [turnhout.controller, antwerpen.controller] }),
      );
      expect((await store().heads(mechelen, [stream])).size).toBe(0);
      expect((await store().heads(turnhout, [stream])).get(stream)?.revision).toBe(2);
    });
  });
}
