import type { Schemas } from '@koz/api-client';
import { LogPages } from './log-pages.js';

describe('The log in pages', () => {
  const given = (size: number, asked: number[] = []) =>
    new LogPages(async (from, limit): Promise<Schemas['AuditLog']> => {
      asked.push(from);
      const count = Math.max(0, Math.min(limit, size - from));
      const items = Array.from({ length: count }, (_, n) => ({
        ...{ position: from + n, isOwn: false as const, leafHash: null },
      }));
      return { items, nextCursor: null, lastPosition: size - 1 };
    });

  it('has what was asked for, wherever it stands, and fetches each page once', async () => {
    const asked: number[] = [];
    const log = given(100_000, asked);
    await log.need(99_390, 99_410);
    await log.need(99_390, 99_410);
    expect(log.entry(99_400)?.position).toBe(99_400);
    expect(log.entry(5)).toBeUndefined();
    expect(log.lastPosition()).toBe(99_999);
    expect(asked).toEqual([99_200, 99_400]);
  });

  it('reads a page at the end again when the log grew', async () => {
    let size = 250;
    const log = new LogPages(async (from, limit) => ({
      items: Array.from({ length: Math.min(limit, size - from) }, (_, n) => ({
        ...{ position: from + n, isOwn: false as const, leafHash: null },
      })),
      ...{ nextCursor: null, lastPosition: size - 1 },
    }));
    await log.need(240, 250);
    size = 260;
    await log.need(0, 1);
    expect(log.entry(255)).toBeUndefined();
    await log.need(250, 260);
    expect(log.entry(255)?.position).toBe(255);
  });

  it('forgets the pages of long ago, and fetches them anew', async () => {
    const asked: number[] = [];
    const log = given(100_000, asked);
    for (let from = 0; from < 60 * 200; from += 200) await log.need(from, from + 1);
    expect(log.entry(0)).toBeUndefined();
    await log.need(0, 1);
    expect(log.entry(0)?.position).toBe(0);
    expect(asked.filter((from) => from === 0)).toHaveLength(2);
  });

  it('says that a page did not come, and tries again when it is needed again', async () => {
    let fails = true;
    const log = new LogPages(async () => {
      if (fails) throw new Error('weg');
      return { items: [{ position: 0, isOwn: false, leafHash: null }], nextCursor: null, lastPosition: 0 };
    });
    await log.need(0, 1);
    expect(log.error()).toBeInstanceOf(Error);
    fails = false;
    await log.need(0, 1);
    expect([log.error(), log.entry(0)?.position]).toEqual([undefined, 0]);
  });
});
