import { createJobs, postgresServer } from '@koz/jobs-bullmq';
import type { Jobs } from '@koz/jobs';
import { Readiness, silentLogger, type Logger } from '@koz/platform';
import { instant, type CarePlanId } from '@koz/privacy-types';
import { allMigrations } from '@koz/schema';
import {
  reconcileSchedule,
  runRetention,
  startRetentionWorker,
  type RunningRetentionWorker,
} from '@koz/services/retention-worker';
import { eventually, testDatabase, type TestDatabase } from '@koz/testing';
import { antwerpen, newPlace, removePlace, World, type Place } from './retention-world.js';

const shreddingsOf = async (world: World, id: CarePlanId): Promise<number> =>
  (await world.typesOf(id)).filter((type) => type === 'PersonalDataKeyShredded').length;

/** A worker with a queue of its own on the database that they share. */
interface Worker {
  readonly world: World;
  readonly jobs: Jobs;
  readonly readiness: Readiness;
  readonly running: RunningRetentionWorker;
}

/** Lets rounds begin, or keeps them waiting. */
class Gate {
  private opening: Promise<void> | undefined;
  private waiting = false;
  open: () => void = () => undefined;

  async pass(): Promise<void> {
    this.waiting = this.opening !== undefined;
    await this.opening;
    this.waiting = false;
  }

  /** Resolves when a round waits before it. */
  async close(): Promise<void> {
    this.opening = new Promise((resolve) => (this.open = resolve));
    await eventually(() => this.waiting);
  }
}

describe('The retention worker', () => {
  let db: TestDatabase;
  let place: Place;
  const workers: Worker[] = [];

  beforeEach(async () => {
    db = await testDatabase({ migrations: allMigrations });
    place = await newPlace(db.url);
  });
  afterEach(async () => {
    for (const { running, jobs, world } of workers.splice(0)) {
      await running.stop();
      await jobs.close();
      await world.close();
    }
    await db.drop();
    await removePlace(place);
  });

  /** @param beforeRound waited for before each round */
  async function start(
    world: World,
    beforeRound: () => Promise<void> = async () => undefined,
    logger: Logger = silentLogger,
  ): Promise<Worker> {
    const server = postgresServer({ url: db.url, adminUrl: db.adminUrl, logger: silentLogger });
    const jobs = await createJobs({
      server,
      logger: silentLogger,
      times: { lockMs: 1000, lookForStalledMs: 200, retryFirstMs: 20, readAgainMs: 50 },
    });
    const readiness = new Readiness();
    const running = startRetentionWorker({
      ...world.deps,
      logger,
      jobs: async () => {
        await beforeRound();
        return jobs;
      },
      ...{ readiness, everyMs: 100, retryInMs: 50 },
    });
    const worker = { world, jobs, readiness, running };
    workers.push(worker);
    await eventually(async () => (await readiness.report()).ready);
    return worker;
  }

  it('does what is due when it is woken, and once with two of them', async () => {
    const first = await World.open(place);
    await first.settle();
    const ids: CarePlanId[] = [];
    for (let day = 10; day < 30; day++) ids.push((await first.file(`2026-08-${day}`)).carePlanId);
    const second = await World.open(place);
    const one = await start(first);
    const two = await start(second);
    for (const world of [first, second]) world.clock.set(instant('2029-02-01T08:00:00Z'));
    await Promise.all([one.jobs.wake(antwerpen), two.jobs.wake(antwerpen)]);
    await eventually(async () => {
      for (const id of ids) if ((await shreddingsOf(first, id)) === 0) return false;
      return true;
    }, 20_000);
    const { rows } = await db
      .adminPool()
      .query<{ n: number }>('SELECT count(*)::int AS n FROM audit.certificate');
    await eventually(async () => (await one.jobs.counts()).active === 0);
    expect(rows[0]?.n).toBe(ids.length);
    for (const id of ids) expect(await shreddingsOf(first, id)).toBe(1);
  });

  it('loses nothing when the queue is lost entirely: the next round makes it anew and wakes it', async () => {
    const world = await World.open(place);
    await world.settle();
    const { carePlanId } = await world.file('2026-08-31');
    const rounds = new Gate();
    const { jobs } = await start(world, () => rounds.pass());
    await rounds.close();
    await eventually(async () => (await jobs.counts()).active === 0);
    world.clock.set(instant('2029-02-01T08:00:00Z'));
    // Nobody wakes it, and whatever was in the queue is gone. Between two rounds: the schema is not made meanwhile.
    await eventually(() => db.adminPool().query('DROP SCHEMA IF EXISTS jobs CASCADE'));
    rounds.open();
    await eventually(async () => (await shreddingsOf(world, carePlanId)) === 1, 20_000);
  });

  it('holds the schedule against the log once a day, and says which controller lacks how many plans', async () => {
    const world = await World.open(place);
    await world.settle();
    const gone = await world.file('2026-08-31');
    const forgotten = await world.file('2026-10-31');
    world.clock.set(instant('2031-08-01T08:00:00Z'));
    await runRetention(world.deps, { controller: antwerpen });
    expect(await shreddingsOf(world, gone.carePlanId)).toBe(3);
    expect(await reconcileSchedule(world.deps)).toEqual(new Map());

    await db
      .adminPool()
      .query('DELETE FROM rm.retention_schedule_plan WHERE care_plan_id = $1', [forgotten.carePlanId]);
    expect(await reconcileSchedule(world.deps)).toEqual(new Map([[antwerpen, 1]]));
    const alerts: unknown[] = [];
    const noteAlert = (fields: unknown, message?: string) => {
      if (message === 'ALERT: the retention schedule lacks plans of the log') alerts.push(fields);
    };
    let rounds = 0;
    await start(world, async () => void rounds++, { ...silentLogger, error: noteAlert });
    await eventually(() => alerts.length > 0 && rounds > 4);
    expect(alerts).toEqual([{ controller: antwerpen, plans: 1 }]);
    world.clock.set(instant('2031-08-02T08:00:00Z'));
    await eventually(() => alerts.length === 2);
  });
});
