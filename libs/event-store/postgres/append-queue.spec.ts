import type { AppendRequest } from '@koz/event-store';
import { anAppend, anEvent, antwerpen, mechelen, newStream } from '@koz/event-store-contract';
import { eventually } from '@koz/testing';
import { AppendQueue, type ChainedAppend, type FlushConnection, type QueueLimits } from './append-queue.js';

const limits: QueueLimits = {
  ...{ flushEvents: 4, flushBytes: 10_000 },
  ...{ queuedEvents: 20, queuedBytes: 100_000 },
};

interface TestConnection extends FlushConnection {
  isBroken: boolean;
  isReleased: boolean;
}

/** A queue whose flushes the test answers one by one. */
function queueUnderTest(changed: Partial<QueueLimits> = {}) {
  const flushes: (readonly ChainedAppend[])[] = [];
  const answers: (() => void)[] = [];
  const connections: TestConnection[] = [];
  const open = (): TestConnection => ({
    isBroken: false,
    isReleased: false,
    release() {
      this.isReleased = true;
    },
    write: (_controller, flush) =>
      new Promise((resolve) => {
        flushes.push(flush);
        const outcome = { outcome: 'conflict', actual: undefined } as const;
        answers.push(() => resolve(flush.map(() => ({ outcome }))));
      }),
  });
  let cannotConnect: Error | undefined;
  const connect = async (): Promise<FlushConnection> => {
    if (cannotConnect) throw cannotConnect;
    const connection = open();
    connections.push(connection);
    return connection;
  };
  const queue = new AppendQueue(connect, { ...limits, ...changed });
  const sent = (): AppendRequest[][] => flushes.map((flush) => flush.map(({ request }) => request));
  /** Answers flushes as they come until so many were sent and answered. */
  const answer = async (count: number): Promise<void> => {
    for (let answered = 0; answered < count; answered += 1) {
      const next = await eventually(() => answers.shift());
      next();
    }
  };
  const failToConnect = (error: Error | undefined): void => {
    cannotConnect = error;
  };
  return { queue, sent, answer, connections, failToConnect };
}

describe('The queue of appends', () => {
  it('gathers what comes in one turn, and what comes while a flush is under way', async () => {
    const { queue, sent, answer } = queueUnderTest();
    const first = [anAppend(), anAppend()];
    const appending = first.map((request) => queue.append(request));
    await eventually(() => sent().length === 1);
    const second = [anAppend(), anAppend(), anAppend()];
    appending.push(...second.map((request) => queue.append(request)));
    await answer(2);
    await Promise.all(appending);
    expect(sent()).toEqual([first, second]);
  });

  it('sends one controller per flush, and lets controllers take turns', async () => {
    const { queue, sent, answer } = queueUnderTest();
    const ours = Array.from({ length: 9 }, () => anAppend({ scope: antwerpen }));
    const theirs = anAppend({ scope: mechelen });
    const appending = [...ours, theirs].map((request) => queue.append(request));
    await answer(4);
    await Promise.all(appending);
    expect(sent()).toEqual([ours.slice(0, 4), [theirs], ours.slice(4, 8), ours.slice(8)]);
  });

  it('never sends two appends to one stream, or two with the same event, in one flush', async () => {
    const { queue, sent, answer } = queueUnderTest();
    const stream = newStream();
    const [one, two, three] = [anAppend({ stream }), anAppend({ stream }), anAppend({ stream })];
    const beside = anAppend();
    const sameEvent = anAppend({ events: beside.events });
    const appending = [one, two, beside, three, sameEvent].map((request) => queue.append(request));
    await answer(3);
    await Promise.all(appending);
    expect(sent()).toEqual([[one, beside], [two, sameEvent], [three]]);
  });

  it('keeps flushes within their bounds, and sends alone what is larger', async () => {
    const { queue, sent, answer } = queueUnderTest();
    const heavy = anAppend({ events: [anEvent({ payload: Buffer.alloc(30_000) })] });
    const long = anAppend({ events: [anEvent(), anEvent(), anEvent(), anEvent(), anEvent()] });
    const [one, two] = [anAppend(), anAppend()];
    const appending = [one, heavy, two, long].map((request) => queue.append(request));
    await answer(4);
    await Promise.all(appending);
    expect(sent()).toEqual([[one], [heavy], [two], [long]]);
  });

  it('refuses what would not fit in memory, and takes appends again when there is room', async () => {
    const { queue, answer } = queueUnderTest({ queuedEvents: 2 });
    const appending = [queue.append(anAppend()), queue.append(anAppend())];
    await expect(queue.append(anAppend())).rejects.toMatchObject({ name: 'EventStoreUnavailableError' });
    await answer(1);
    await Promise.all(appending);
    const later = queue.append(anAppend());
    await answer(1);
    await later;
  });

  it('settles what waits before it is closed, and takes nothing after', async () => {
    const { queue, sent, answer } = queueUnderTest();
    const appending = Array.from({ length: 9 }, () => queue.append(anAppend()));
    const closing = Promise.all([queue.close(), queue.close()]);
    await expect(queue.append(anAppend())).rejects.toMatchObject({ name: 'EventStoreUnavailableError' });
    await answer(3);
    await Promise.all([closing, ...appending]);
    expect(sent()).toHaveLength(3);
    await queue.close();
  });

  it('sends half of what the last flush held as soon as it is there, before the rest is prepared', async () => {
    const { queue, sent, answer } = queueUnderTest({ flushEvents: 8 });
    const first = Array.from({ length: 4 }, () => queue.append(anAppend()));
    await answer(1);
    await Promise.all(first);
    const [one, two, three] = [anAppend(), anAppend(), anAppend()];
    const second = [one, two].map((request) => queue.append(request));
    expect(sent().slice(1)).toEqual([[one, two]]);
    second.push(queue.append(three));
    await answer(2);
    await Promise.all(second);
    expect(sent().slice(1)).toEqual([[one, two], [three]]);
  });

  it('gives its connection back when nothing is left, and takes another when it is lost', async () => {
    const { queue, answer, connections } = queueUnderTest();
    const first = queue.append(anAppend());
    await answer(1);
    await first;
    await eventually(() => connections[0]?.isReleased);
    const second = queue.append(anAppend());
    await eventually(() => connections.length === 2);
    const third = queue.append(anAppend());
    connections[1]!.isBroken = true;
    await answer(2);
    await Promise.all([second, third]);
    expect(connections.map(({ isReleased }) => isReleased)).toEqual([true, true, expect.any(Boolean)]);
  });

  it('tells all that wait when there is no connection, and tries again for the next', async () => {
    const { queue, answer, failToConnect } = queueUnderTest();
    failToConnect(new Error('no connection'));
    const refused = await Promise.allSettled([queue.append(anAppend()), queue.append(anAppend())]);
    expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    failToConnect(undefined);
    const later = queue.append(anAppend());
    await answer(1);
    await later;
    await queue.close();
  });
});
