import type { ApiClient } from '@koz/api-client';
import { anApplication } from '../testing/application.js';
import { InboxList } from './inbox-list.js';
import type { Application } from './row-view.js';

const all = { status: undefined, locationId: undefined, byPriority: false };
const numbered = (count: number, from = 0): Application[] =>
  Array.from({ length: count }, (_, index) =>
    anApplication(`a${String(from + index).padStart(3, '0')}`, {
      history: [
        { status: 'created', at: new Date(1_800_000_000_000 + from + index).toISOString(), reason: null },
      ],
    }),
  );

/** Answers pages of a list that a test may change, and remembers what was asked. */
class Server {
  readonly asked: Record<string, unknown>[] = [];
  isAway = false;
  constructor(public list: readonly Application[]) {}

  readonly api = {
    GET: async (_path: string, { params }: { params: { query: Record<string, unknown> } }) => {
      if (this.isAway) throw new TypeError('network');
      const { query } = params;
      this.asked.push(query);
      const named = (query['applicationIds'] as string | undefined)?.split(',');
      const chosen = named
        ? this.list.filter(({ applicationId }) => named.includes(applicationId))
        : this.list;
      const start = Number(query['cursor'] ?? 0);
      const end = start + Number(query['limit']);
      const data = {
        items: chosen.slice(start, end),
        nextCursor: end < chosen.length ? String(end) : null,
      };
      return { data, response: new FakeResponse() };
    },
  } as unknown as ApiClient;
}
class FakeResponse {
  readonly ok = true;
}

describe('The list of an inbox', () => {
  it('reads a page, and the next when it is asked to, until the end', async () => {
    const server = new Server(numbered(120));
    const list = new InboxList(server.api);
    await list.show(all);
    expect([list.rows().length, list.isWhole()]).toEqual([50, false]);
    await list.more();
    await list.more();
    await list.more();
    expect([list.rows().length, list.isWhole(), server.asked.length]).toEqual([120, true, 3]);
  });

  it('reads again by name only what changed', async () => {
    const server = new Server(numbered(3));
    const list = new InboxList(server.api);
    await list.show({ ...all, status: 'created' });
    server.list = [server.list[0]!, { ...server.list[1]!, status: 'accepted' }];
    expect(await list.catchUp({ ids: new Set(['a001', 'a002']), reload: false })).toBe(true);
    expect(server.asked[1]).toEqual({ status: 'created', applicationIds: 'a001,a002', limit: 100 });
    expect(list.rows().map(({ applicationId, status }) => `${applicationId} ${status}`)).toEqual([
      'a000 created',
      'a001 accepted',
    ]);
  });

  it('reads as much again as there was, when all must be read anew or the order is by priority', async () => {
    const server = new Server(numbered(160));
    const list = new InboxList(server.api);
    await list.show({ ...all, byPriority: true });
    await list.more();
    await list.more();
    await list.catchUp({ ids: new Set(['a001']), reload: false });
    expect(server.asked.slice(3).map(({ limit, sort }) => [limit, sort])).toEqual([
      [100, 'priority'],
      [50, 'priority'],
    ]);
    expect(list.rows()).toHaveLength(150);
  });

  it('keeps what it shows when the server is away, says so, and can go on', async () => {
    const server = new Server(numbered(60));
    const list = new InboxList(server.api);
    await list.show(all);
    server.isAway = true;
    expect(await list.catchUp({ ids: new Set(['a001']), reload: false })).toBe(false);
    expect([list.rows().length, list.problem()]).toEqual([50, expect.stringContaining('antwoordt nu niet')]);
    server.isAway = false;
    await list.more();
    expect([list.rows().length, list.problem()]).toEqual([60, undefined]);
  });

  it('drops what comes for filters that were left', async () => {
    const server = new Server(numbered(10));
    const list = new InboxList(server.api);
    const first = list.show(all);
    server.list = numbered(2, 20);
    await list.show({ ...all, status: 'accepted' });
    await first;
    expect(list.rows().map(({ applicationId }) => applicationId)).toEqual(['a020', 'a021']);
  });
});
