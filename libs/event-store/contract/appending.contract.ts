import type { AppendOutcome, EventToAppend } from '@koz/event-store';
import { expectChained, expectDense, hex, idsOf } from './checks.js';
import type { EventStoreHarness } from './harness.js';
import {
  anAppend,
  anEvent,
  antwerpen,
  appended,
  mechelen,
  newStream,
  tipAfter,
  wholeLog,
} from './samples.js';

const threeEvents = (): [EventToAppend, EventToAppend, EventToAppend] => [anEvent(), anEvent(), anEvent()];

export function appendingContract(harness: () => EventStoreHarness): void {
  const store = () => harness().store;

  describe('the expected revision', () => {
    it('lets an append through that says how the stream ends', async () => {
      const first = anAppend({ events: threeEvents() });
      const { tip } = await appended(store(), first);
      expect({ ...tip, hash: hex(tip.hash) }).toEqual({ revision: 2, hash: hex(tipAfter(first).hash) });
      const second = await appended(store(), anAppend({ stream: first.stream, expected: tip }));
      expect(second.tip.revision).toBe(3);
    });

    it('refuses to begin a stream that is there', async () => {
      const first = anAppend();
      const { tip } = await appended(store(), first);
      expectConflict(await store().append(anAppend({ stream: first.stream })), tip);
    });

    it('refuses a stale append and tells how the stream ends now', async () => {
      const first = anAppend();
      const { tip: old } = await appended(store(), first);
      const { tip } = await appended(store(), anAppend({ stream: first.stream, expected: old }));
      expectConflict(await store().append(anAppend({ stream: first.stream, expected: old })), tip);
    });

    it('refuses a revision that is yet to come, of a stream that is there or not', async () => {
      const first = anAppend();
      const { tip } = await appended(store(), first);
      const future = { revision: 5, hash: tip.hash };
      expectConflict(await store().append(anAppend({ stream: first.stream, expected: future })), tip);
      expectConflict(await store().append(anAppend({ expected: future })), undefined);
    });

    it('refuses an append chained to another history of the same length', async () => {
      const first = anAppend();
      const { tip } = await appended(store(), first);
      const forked = { revision: tip.revision, hash: tipAfter(anAppend()).hash };
      expectConflict(await store().append(anAppend({ stream: first.stream, expected: forked })), tip);
    });

    it('writes nothing of a refused append', async () => {
      const first = anAppend();
      await appended(store(), first);
      await store().append(anAppend({ stream: first.stream, events: threeEvents() }));
      expect(await wholeLog(store())).toHaveLength(1);
      expect(await store().lastPosition()).toBe(0);
    });
  });

  describe('concurrent appends', () => {
    it('let one win of those that start from the same revision', async () => {
      const stream = newStream();
      const { tip } = await appended(store(), anAppend({ stream }));
      const other = harness().another();
      const outcomes = await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          (index % 2 ? other : store()).append(anAppend({ stream, expected: tip })),
        ),
      );
      const won = outcomes.filter((outcome) => outcome.outcome === 'appended');
      expect(won).toHaveLength(1);
      for (const outcome of outcomes) if (outcome !== won[0]) expectConflict(outcome, won[0]!.tip);
    });

    it('report a stale one alone: those sent with it are written, without a gap', async () => {
      const stream = newStream();
      const { tip } = await appended(store(), anAppend({ stream }));
      await appended(store(), anAppend({ stream, expected: tip }));
      const fresh = Array.from({ length: 20 }, () => anAppend({ events: [anEvent(), anEvent()] }));
      const stale = () => anAppend({ stream, expected: tip });
      const sent = [...fresh.slice(0, 7), stale(), ...fresh.slice(7, 14), stale(), ...fresh.slice(14)];
      const outcomes = await Promise.all(sent.map((request) => store().append(request)));
      expect(outcomes.filter(({ outcome }) => outcome === 'conflict')).toHaveLength(2);
      const log = await wholeLog(store());
      expect(log).toHaveLength(2 + 40);
      expectDense(log);
      expectChained(log);
      sent.forEach((request, index) => {
        const outcome = outcomes[index]!;
        if (outcome.outcome === 'appended') expect(log[outcome.position]!.id).toBe(request.events.at(-1)!.id);
      });
    });

    it('of several controllers are all written, each in its own name', async () => {
      const requests = [antwerpen, mechelen].flatMap((scope) =>
        Array.from({ length: 5 }, () => anAppend({ scope })),
      );
      await Promise.all(requests.map((request) => appended(store(), request)));
      const log = await wholeLog(store());
      expectDense(log);
      for (const { scope, events } of requests)
        expect(log.find(({ id }) => id === events[0].id)?.controller).toBe(scope.controller);
    });
  });

  describe('a retry', () => {
    it('is answered with the first outcome, also when the stream went on since', async () => {
      const request = anAppend({ events: [anEvent(), anEvent()] });
      const first = await appended(store(), request);
      await appended(store(), anAppend({ stream: request.stream, expected: first.tip }));
      expectReplay(await store().append(request), first);
      expect(await wholeLog(store())).toHaveLength(3);
    });

    it('is known by its event ids: bytes sealed anew do not make it another', async () => {
      const request = anAppend();
      const first = await appended(store(), request);
      const sealedAnew = { ...request, events: [anEvent({ id: request.events[0].id })] as const };
      expectReplay(await store().append(sealedAnew), first);
      const [stored] = await store().readStream(antwerpen, request.stream);
      expect(hex(stored!.payload)).toBe(hex(request.events[0].payload));
    });

    it('in the middle of a stream finds its own revision', async () => {
      const begin = anAppend();
      const { tip } = await appended(store(), begin);
      const request = anAppend({ stream: begin.stream, expected: tip });
      const first = await appended(store(), request);
      expectReplay(await store().append(request), first);
    });

    it('sent twice at once is written once', async () => {
      const request = anAppend();
      const outcomes = await Promise.all([
        store().append(request),
        store().append(request),
        harness().another().append(request),
      ]);
      expect(outcomes.map((outcome) => outcome.outcome === 'appended' && outcome.position)).toEqual([
        0, 0, 0,
      ]);
      expect(outcomes.filter((outcome) => outcome.outcome === 'appended' && !outcome.replayed)).toHaveLength(
        1,
      );
      expect(await wholeLog(store())).toHaveLength(1);
    });

    it('after a conflict goes through from the new tip, and is then a retry like any other', async () => {
      const begin = anAppend();
      const { tip } = await appended(store(), begin);
      const events = [anEvent()] as const;
      expectConflict(await store().append(anAppend({ stream: begin.stream, events })), tip);
      const decidedAgain = anAppend({ stream: begin.stream, expected: tip, events });
      const first = await appended(store(), decidedAgain);
      expectReplay(await store().append(decidedAgain), first);
    });

    it('after a lost answer is answered with what was written', async () => {
      const request = anAppend({ events: [anEvent(), anEvent()] });
      await expect(harness().appendLosingAnswer(request)).rejects.toMatchObject({
        name: 'EventStoreUnavailableError',
      });
      const { tip, position, replayed } = await appended(store(), request);
      expect({ position, replayed, revision: tip.revision }).toEqual({
        position: 1,
        replayed: true,
        revision: 1,
      });
      expect(hex(tip.hash)).toBe(hex(tipAfter(request).hash));
      expect(idsOf(await wholeLog(store()))).toEqual(idsOf(request.events));
    });

    it('with only some of its events there is a conflict', async () => {
      const request = anAppend();
      const { tip } = await appended(store(), request);
      const longer = { ...request, events: [request.events[0], anEvent()] as const };
      expectConflict(await store().append(longer), tip);
    });

    it('that was decided on a later tip is a conflict: an event is never there twice', async () => {
      const request = anAppend();
      const { tip } = await appended(store(), request);
      const again = { ...request, expected: tip };
      const beside = anAppend();
      const [outcome] = await Promise.all([store().append(again), appended(store(), beside)]);
      expectConflict(outcome, tip);
      const elsewhere = anAppend({ events: request.events });
      expectConflict(await store().append(elsewhere), undefined);
      expect(await wholeLog(store())).toHaveLength(2);
    });
  });
}

function expectConflict(
  outcome: AppendOutcome,
  tip: { readonly revision: number; readonly hash: Uint8Array } | undefined,
): void {
  expect(outcome.outcome).toBe('conflict');
  if (outcome.outcome !== 'conflict') return;
  expect(outcome.actual && { revision: outcome.actual.revision, hash: hex(outcome.actual.hash) }).toEqual(
    tip && { revision: tip.revision, hash: hex(tip.hash) },
  );
}

function expectReplay(outcome: AppendOutcome, first: Extract<AppendOutcome, { outcome: 'appended' }>): void {
  expect(outcome).toMatchObject({ outcome: 'appended', replayed: true, position: first.position });
  if (outcome.outcome !== 'appended') return;
  expect(outcome.tip.revision).toBe(first.tip.revision);
  expect(hex(outcome.tip.hash)).toBe(hex(first.tip.hash));
}
