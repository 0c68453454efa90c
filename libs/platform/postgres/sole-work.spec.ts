import { eventually, testDatabase, type TestDatabase } from '@koz/testing';
import { once } from 'node:events';
import { startSoleWork, type RunningSoleWork, type SoleWork } from './sole-work.js';

const untilAborted = async (signal: AbortSignal): Promise<void> => {
  if (!signal.aborted) await once(signal, 'abort');
};

describe('Work that one instance does at a time', () => {
  let db: TestDatabase;
  const running: RunningSoleWork[] = [];

  beforeAll(async () => (db = await testDatabase({ migrations: [] })));
  afterAll(() => db.drop());
  afterEach(async () => {
    for (const work of running.splice(0)) await work.stop();
  });

  const start = (work: SoleWork['work'], given: Partial<SoleWork> = {}): RunningSoleWork => {
    const started = startSoleWork({
      ...{ pool: db.adminPool(), lease: 'spec/sole', retryInMs: 5, work },
      ...{ passes: () => true, halted: () => undefined, ...given },
    });
    running.push(started);
    return started;
  };
  const follow: SoleWork['work'] = async (_client, signal, following) => {
    following();
    await untilAborted(signal);
  };
  const comesTo = (work: RunningSoleWork, state: RunningSoleWork['state']) =>
    eventually(() => Promise.resolve(work.state === state));

  it('is done by the first, while the next stands by and takes over when the first stops', async () => {
    const first = start(follow);
    await comesTo(first, 'following');
    const second = start(follow);
    await comesTo(second, 'standby');
    await first.stop();
    await comesTo(second, 'following');
  });

  it('goes to who asks next when the session that holds the lease is ended under it', async () => {
    const sessions: number[] = [];
    const holdOn: SoleWork['work'] = async (client, signal, following) => {
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      sessions.push(...rows.map(({ pid }) => pid));
      following();
      while (!signal.aborted) await client.query('SELECT pg_sleep(0.01)');
    };
    const both = [start(holdOn), start(holdOn)];
    const states = () => both.map(({ state }) => state).sort();
    await eventually(() => Promise.resolve(states().join() === 'following,standby'));
    await db.adminPool().query('SELECT pg_terminate_backend($1)', sessions);
    await eventually(() => Promise.resolve(sessions.length > 1 && states().join() === 'following,standby'));
    expect(sessions).toHaveLength(2);
  });

  it('waits for what passes and stops at what does not, says each once, and goes on when it can', async () => {
    const told: string[] = [];
    let tries = 0;
    const failures = [...Array<string>(3).fill('away'), ...Array<string>(3).fill('damaged')];
    const work = start(
      async (client, signal, following) => {
        const failure = failures[tries++];
        if (failure !== undefined) throw new Error(failure);
        await follow(client, signal, following);
      },
      {
        passes: (error) => (error as Error).message === 'away',
        halted: (error, state) => told.push(`${(error as Error).message}: ${state}`),
      },
    );
    await comesTo(work, 'following');
    expect({ tries, told }).toEqual({ tries: 7, told: ['away: waiting', 'damaged: stopped'] });
  });

  it('lets what is under way come to its end before it is stopped, and keeps quiet about what fails then', async () => {
    const told: unknown[] = [];
    let ended = false;
    const work = start(
      async (client, signal, following) => {
        await follow(client, signal, following);
        await client.query('SELECT');
        ended = true;
        throw new Error('too late');
      },
      { halted: (error) => told.push(error) },
    );
    await comesTo(work, 'following');
    await work.stop();
    expect({ ended, told }).toEqual({ ended: true, told: [] });
  });
});
