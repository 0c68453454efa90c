import type { StoredEvent } from '@koz/event-store';
import { LogSignal } from './log-signal.js';
import { subscription } from './subscription.js';

const times = { pollMs: 10, retryFirstMs: 1, retryLongestMs: 5 };

/** Without a server: connections are never made, so only polling is left. */
const noConnection = { connect: () => Promise.reject(new Error('none')) };

const follow = async (
  readAll: (after: number, limit: number) => Promise<StoredEvent[]>,
  until: number,
): Promise<number[]> => {
  const signal = new AbortController();
  const seen: number[] = [];
  const logSignal = new LogSignal(noConnection as never, times);
  const pages = subscription(readAll, logSignal, times, { after: -1, pageSize: 2, signal: signal.signal });
  for await (const page of pages) {
    seen.push(...page.map(({ position }) => position));
    if (seen.at(-1) === until) signal.abort();
  }
  await logSignal.settled();
  return seen;
};

const at = (...positions: number[]): StoredEvent[] =>
  positions.map((position) => ({ position }) as StoredEvent);

describe('A subscription', () => {
  it('finds by polling what no notification announced', async () => {
    let looks = 0;
    const readAll = async (after: number) => ((looks += 1) % 3 ? [] : at(after + 1));
    expect(await follow(readAll, 3)).toEqual([0, 1, 2, 3]);
  });

  it('stops at a gap: an event passed by would be lost', async () => {
    const readAll = async (after: number) => (after < 1 ? at(0, 1) : at(3));
    await expect(follow(readAll, 3)).rejects.toMatchObject({ name: 'LogGapError', after: 1 });
  });

  it('stops at an error that trying again does not mend', async () => {
    const readAll = () => Promise.reject(new TypeError('broken'));
    await expect(follow(readAll, 0)).rejects.toThrow('broken');
  });

  it('reads one page ahead while its caller is at work, and no more', async () => {
    const asked: number[] = [];
    const readAll = async (after: number) => {
      asked.push(after);
      return at(after + 1, after + 2);
    };
    const logSignal = new LogSignal(noConnection as never, times);
    const { signal } = new AbortController();
    for await (const page of subscription(readAll, logSignal, times, { after: -1, pageSize: 2, signal })) {
      expect(asked).toEqual([-1, 1]);
      expect(page).toHaveLength(2);
      break;
    }
    await logSignal.settled();
  });
});
