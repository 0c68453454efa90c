/** @jest-environment node */
import fc from 'fast-check';
import { followEvents, type ConnectionState, type Following } from './follow-events.js';

const quick = { firstMs: 1, longestMs: 2, silenceMs: 200 };

/** A server with a log of events, whose connections break off after so many bytes. */
class LogServer {
  readonly asked: (string | undefined)[] = [];
  constructor(
    readonly log: readonly number[],
    private readonly cuts: number[],
  ) {}

  readonly open: Following['open'] = async (lastId) => {
    this.asked.push(lastId);
    const from = Number(lastId ?? 0);
    const text = this.log.filter((id) => id > from).map((id) => `id: ${id}\ndata: ${id}\n\n`);
    const bytes = new TextEncoder().encode(`id: ${from}\n: begin\n\n${text.join('')}`);
    const cut = this.cuts.shift();
    return new Response(
      new ReadableStream({
        start(controller) {
          controller.enqueue(bytes.slice(0, cut ?? bytes.length));
          if (cut === undefined) controller.close();
          else controller.error(new Error('cut'));
        },
      }),
    );
  };
}

const follow = async (open: Following['open'], isDone: (came: readonly number[]) => boolean) => {
  const came: number[] = [];
  const states: ConnectionState[] = [];
  let lost = 0;
  const ending = new AbortController();
  const over = setTimeout(() => ending.abort(), 5_000);
  let lastId: string | undefined;
  await followEvents({
    open,
    onMessage: ({ data }) => {
      came.push(Number(data));
      if (isDone(came)) ending.abort();
    },
    onState: (state) => {
      states.push(state);
      if (state === 'refused') ending.abort();
    },
    onId: (id) => (lastId = id),
    onLost: () => (lost += 1),
    signal: ending.signal,
    times: quick,
  });
  clearTimeout(over);
  return { came, states, lost, lastId };
};

describe('Following events', () => {
  it('goes on after any cut without a gap and without a double', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 20 }),
        fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 6 }),
        async (ids, cuts) => {
          const log = [...ids].sort((one, next) => one - next);
          const server = new LogServer(log, [...cuts]);
          const { came, lastId } = await follow(server.open, (sofar) => sofar.at(-1) === log.at(-1));
          expect(came).toEqual(log);
          expect(lastId).toBe(String(log.at(-1)));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('says that it is live, that the connection broke, and that it is live again', async () => {
    const server = new LogServer([1, 2], [30]);
    const { states } = await follow(server.open, (came) => came.length === 2);
    expect(states).toEqual(['connecting', 'live', 'retrying', 'live']);
  });

  it('connects again when nothing comes for too long', async () => {
    const server = new LogServer([7], []);
    let first = true;
    const { came } = await follow(
      async (lastId, signal) => {
        if (!first) return server.open(lastId, signal);
        first = false;
        return new Response(
          new ReadableStream({
            start: (controller) =>
              signal.addEventListener('abort', () => controller.error(new Error('dead'))),
          }),
        );
      },
      (sofar) => sofar.length === 1,
    );
    expect(came).toEqual([7]);
  });

  it('begins anew when the server does not know the last id, and says so', async () => {
    const server = new LogServer([5], []);
    const asked: (string | undefined)[] = [];
    const { came, lost } = await follow(
      async (lastId, signal) => {
        asked.push(lastId);
        if (asked.length === 1) return new Response('id: 99\n: begin\n\n');
        return lastId === '99' ? new Response('', { status: 400 }) : server.open(lastId, signal);
      },
      (sofar) => sofar.length === 1,
    );
    expect([came, lost, asked]).toEqual([[5], 1, [undefined, '99', undefined]]);
  });

  it('ends when the server refuses who asks', async () => {
    const { states } = await follow(
      async () => new Response('', { status: 401 }),
      () => false,
    );
    expect(states).toEqual(['connecting', 'refused']);
  });
});
