import { randomUUID } from 'node:crypto';
import { instant, uuid, type ActorId, type Uuid } from '@koz/privacy-types';
import {
  askForRun,
  beginAskedRun,
  beginUnaskedRun,
  endRun,
  lastRetentionRuns,
  noteProgress,
  noteWaking,
  noTotals,
  openRetentionRuns,
  retentionRun,
  type RunTotals,
} from '@koz/retention-runs';
import { allMigrations } from '@koz/schema';
import { makeRuns, recordedRun } from '@koz/services/retention-worker';
import type { ShreddingPoint } from '@koz/shredding';
import { testDatabase, type TestDatabase } from '@koz/testing';
import { antwerpen, newPlace, removePlace, World, type Place } from './retention-world.js';

const due = '2029-02-15T08:00:00Z';
const going = new AbortController().signal;

describe('The row of a run of retention', () => {
  let db: TestDatabase;
  let place: Place;
  let world: World;
  /** The point at which the run that is under way dies. */
  let dies: ShreddingPoint | undefined;

  beforeEach(async () => {
    db = await testDatabase({ migrations: allMigrations });
    place = await newPlace(db.url);
    dies = undefined;
    world = await World.open(place, async (point) => {
      if (point === dies) throw new Error(`broken off at ${point}`);
    });
    await world.settle();
  });
  afterEach(async () => {
    await world.close();
    await db.drop();
    await removePlace(place);
  });

  const ask = async (): Promise<Uuid> => {
    const asked = await askForRun(world.commandPool, {
      ...{ controller: antwerpen, runId: uuid<Uuid>(randomUUID()), actor: uuid<ActorId>(randomUUID()) },
      ...{ asOf: undefined, at: world.clock.now() },
    });
    return asked!.runId;
  };
  const run = (runId: Uuid) => retentionRun(world.deps.queryPool, antwerpen, runId);
  const last = () => lastRetentionRuns(world.deps.queryPool, antwerpen, 100);
  const make = () => makeRuns(world.deps, antwerpen, going);

  it.each<ShreddingPoint>(['begun', 'recorded', 'fenced', 'batchEnded'])(
    'of one that breaks off at %s stays open, and the next run goes on with it and ends it',
    async (point) => {
      for (const day of ['01', '30', '31']) await world.file(`2026-08-${day}`);
      world.clock.set(instant(due));
      const runId = await ask();
      dies = point;
      await expect(make()).rejects.toThrow(`broken off at ${point}`);
      expect(await run(runId)).toMatchObject({ state: 'interrupted', attempts: 1, endedAt: null });
      dies = undefined;
      expect(await make()).toBe(true);
      const told = await run(runId);
      expect(told).toMatchObject({ state: 'done', attempts: 2, alert: null, endedAt: world.clock.now() });
      const { plans, resumed } = told!.totals;
      expect(plans + resumed).toBe(3);
      expect(await openRetentionRuns(world.deps.vaultPool, antwerpen)).toEqual([]);
    },
  );

  it('is taken up from a process that died without a word, which writes nothing any more if it lives after all', async () => {
    const { vaultPool } = world.deps;
    const runId = await ask();
    const dead = (await beginAskedRun(vaultPool, antwerpen, runId, world.clock.now()))!;
    expect(await run(runId)).toMatchObject({ state: 'running', attempts: 1 });
    expect(await make()).toBe(true);
    const ended = await run(runId);
    expect(ended).toMatchObject({ state: 'done', attempts: 2 });
    const many: RunTotals = { ...noTotals, plans: 9 };
    await noteProgress(vaultPool, dead, many);
    await endRun(vaultPool, dead, { totals: many, alert: 'capExceeded', at: world.clock.now() });
    expect(await run(runId)).toEqual(ended);
    expect(await beginAskedRun(vaultPool, antwerpen, runId, world.clock.now())).toBeUndefined();
  });

  it('says what had it made: what woke retention, or else the daily job', async () => {
    expect(await make()).toBe(true);
    expect(await last()).toMatchObject([{ cause: 'schedule', state: 'done' }]);
    await world.file('2026-08-31');
    world.clock.set(instant(due));
    for (const cause of ['clock', 'import', 'clock'] as const)
      await noteWaking(world.commandPool, antwerpen, cause, world.clock.now());
    expect(await last()).toMatchObject([
      { cause: 'import', state: 'queued' },
      { cause: 'clock', state: 'queued' },
      { cause: 'schedule' },
    ]);
    expect(await make()).toBe(true);
    const told = await last();
    expect(told).toMatchObject([
      { cause: 'import', state: 'done', totals: { plans: 0 } },
      { cause: 'clock', state: 'done', totals: { plans: 1, destroyed: { precise: 1 } } },
    ]);
    await recordedRun(world.deps, { of: 'operator', controller: antwerpen });
    expect(await last()).toMatchObject([{ cause: 'operator' }, { cause: 'clock' }]);
  });

  it('is kept for what an officer asked and for what did something, and of idle rounds the last', async () => {
    const { vaultPool } = world.deps;
    const asked = await ask();
    for (let round = 0; round < 4; round++) await make();
    expect((await last()).map(({ cause }) => cause)).toEqual(['schedule', 'officer']);
    for (let round = 0; round < 205; round++) {
      const at = world.clock.now();
      const attempt = await beginUnaskedRun(vaultPool, antwerpen, 'schedule', undefined, at);
      await endRun(vaultPool, attempt, { totals: { ...noTotals, plans: 1 }, at });
    }
    const kept = await lastRetentionRuns(world.deps.queryPool, antwerpen, 1000);
    expect(kept).toHaveLength(201);
    expect(kept.at(-1)).toMatchObject({ runId: asked, cause: 'officer' });
  });

  it('is not made for one whose day is still to come, nor while another leads', async () => {
    const at = world.clock.now();
    const ahead = await recordedRun(world.deps, {
      ...{ of: 'operator', controller: antwerpen, asOf: '2031-08-01' as never },
    });
    expect(ahead).toMatchObject({ outcome: 'stopped', reason: 'asOfInFuture' });
    const client = await world.deps.vaultPool.connect();
    await client.query(`SELECT pg_advisory_lock(hashtextextended('koz/retention/antwerpen', 0))`);
    expect(await make()).toBe(false);
    const runId = await ask();
    expect(await make()).toBe(false);
    await client.query(`SELECT pg_advisory_unlock(hashtextextended('koz/retention/antwerpen', 0))`);
    client.release();
    expect(await last()).toMatchObject([{ runId, state: 'queued', askedAt: at }]);
  });

  it('is written by each role as far as its work goes, and seen in its own scope', async () => {
    const runId = await ask();
    const refused = { code: '42501' };
    const said = `SELECT set_config('koz.controller', 'mechelen', false)`;
    const command = await world.commandPool.connect();
    try {
      await command.query(said);
      expect((await command.query('SELECT FROM retention.run')).rowCount).toBe(0);
      const insert = `INSERT INTO retention.run (controller, run_id, cause, asked_at, state, started_at)
                      VALUES ($1, gen_random_uuid(), 'clock', now(), $2, now())`;
      await expect(command.query(insert, ['antwerpen', 'queued'])).rejects.toMatchObject(refused);
      await expect(command.query(insert, ['mechelen', 'running'])).rejects.toMatchObject(refused);
      await expect(command.query('UPDATE retention.run SET idle = true')).rejects.toMatchObject(refused);
      await expect(command.query('DELETE FROM retention.run')).rejects.toMatchObject(refused);
    } finally {
      command.release(true);
    }
    const vault = await world.deps.vaultPool.connect();
    try {
      await vault.query(said);
      expect((await vault.query('DELETE FROM retention.run')).rowCount).toBe(0);
    } finally {
      vault.release(true);
    }
    expect(await run(runId)).toMatchObject({ state: 'queued' });
  });
});
