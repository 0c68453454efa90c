import { FilteredLog } from './filtered-log.js';

describe('The log, filtered', () => {
  const other = (position: number) => ({ position, isOwn: false as const, leafHash: null });

  it('goes on over short pages, and knows when it has all', async () => {
    const asked: (string | undefined)[] = [];
    const log = new FilteredLog(async ({ cursor }) => {
      asked.push(cursor);
      const page = Number(cursor ?? 0);
      return {
        items: page % 2 === 0 ? [other(page)] : [],
        ...{ nextCursor: page < 5 ? String(page + 1) : null, lastPosition: 9 },
      };
    });
    await log.begin({ type: 'PlaceFound' });
    expect(log.positions()).toEqual([0, 2, 4]);
    expect([log.isWhole(), log.entry(2)?.position, asked.length]).toEqual([true, 2, 6]);
  });

  it('stops asking when there is enough to scroll through', async () => {
    let pages = 0;
    const log = new FilteredLog(async ({ limit }) => {
      pages += 1;
      const items = Array.from({ length: limit }, (_, n) => other(pages * 1000 + n));
      return { items, nextCursor: String(pages), lastPosition: 99_999 };
    });
    await log.begin({ stream: 'x' });
    expect(pages).toBe(1);
    await log.need(190);
    expect([pages, log.isWhole()]).toEqual([2, false]);
  });

  it('keeps nothing of a filter that was left meanwhile, and says what failed', async () => {
    const answers: ((position: number) => void)[] = [];
    const log = new FilteredLog(
      () =>
        new Promise((resolve) =>
          answers.push((position) =>
            resolve({ items: [other(position)], nextCursor: null, lastPosition: 9 }),
          ),
        ),
    );
    const first = log.begin({ type: 'a' });
    const second = log.begin({ type: 'b' });
    answers[0]?.(1);
    answers[1]?.(2);
    await Promise.all([first, second]);
    expect(log.positions()).toEqual([2]);
    const failing = new FilteredLog(() => Promise.reject(new Error('weg')));
    await failing.begin({ type: 'a' });
    expect(failing.error()).toBeInstanceOf(Error);
  });
});
