import { migrations } from '@koz/projection';
import { Readiness, silentLogger } from '@koz/platform';
import { collectingLogger, eventually, testDatabase, type TestDatabase } from '@koz/testing';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { listProjections } from './list-projections.js';
import type { RunningProjectorDeps } from './projector-deps.js';
import { rebuildProjection, RebuildUnderWayError } from './rebuild-projection.js';
import { Lease } from './running/lease.js';
import { startProjector, type RunningProjector } from './start-projector.js';
import { LogInMemory, plainSealer } from './testing/log-in-memory.js';
import { poisoned, tally, type TallyRow } from './testing/tally-projection.js';

describe('the projector', () => {
  let db: TestDatabase;
  let log: LogInMemory;
  let running: RunningProjector[];

  beforeEach(async () => {
    db = await testDatabase({ migrations });
    log = new LogInMemory();
    running = [];
  });
  afterEach(async () => {
    await Promise.all(running.map((projector) => projector.stop()));
    await db.drop();
  });

  const deps = (other: Partial<RunningProjectorDeps> = {}): RunningProjectorDeps => ({
    store: log,
    pool: db.pool('koz_projector'),
    sealer: plainSealer,
    logger: silentLogger,
    projections: [tally()],
    pacing: { pageSize: 7, retryInMs: 5 },
    ...other,
  });
  const start = async (other: Partial<RunningProjectorDeps> = {}): Promise<RunningProjector> => {
    const projector = await startProjector(deps(other));
    running.push(projector);
    return projector;
  };
  const stop = async (projector: RunningProjector) => {
    running = running.filter((each) => each !== projector);
    await projector.stop();
  };
  /** As a query sees them. */
  const rows = async (): Promise<TallyRow[]> =>
    (
      await db
        .pool('koz_query')
        .query<TallyRow>('SELECT * FROM rm.tally_tally ORDER BY accepted DESC, stream_id')
    ).rows;
  const status = async () => (await listProjections(deps())).find(({ state }) => state !== 'building');
  const upToDate = () =>
    eventually(async () => {
      const { position, state } = (await status())!;
      return state === 'live' && position === (await log.lastPosition());
    });

  /** Some streams, each accepted several times, some withdrawn at last. */
  function appendSome(streams: number): void {
    const ids = Array.from({ length: streams }, () => randomUUID());
    for (let round = 0; round < 3; round += 1) for (const id of ids) log.append('ApplicationAccepted', id);
    ids.forEach((id, index) => index % 4 === 0 && log.append('ApplicationWithdrawn', id));
    log.append('PlaceFound', ids[0]!);
  }

  /** What the rows must say of the log, reckoned without the projector. */
  async function expected(): Promise<Map<string, string[]>> {
    const positions = new Map<string, string[]>();
    for (const { type, stream, position } of await log.readAll(-1, 100_000)) {
      const id = stream.slice('application-'.length);
      if (type === 'ApplicationAccepted') positions.set(id, [...(positions.get(id) ?? []), String(position)]);
      if (type === 'ApplicationWithdrawn') positions.delete(id);
    }
    return positions;
  }
  const told = async () => new Map((await rows()).map((row) => [row.stream_id, row.positions]));

  it('takes in each event of the log once, in order, whatever the pages', async () => {
    appendSome(20);
    await start();
    await upToDate();
    expect(await told()).toEqual(await expected());
    appendSome(10);
    await upToDate();
    expect(await told()).toEqual(await expected());
  });

  it('gives a handler back what it put, of every column type', async () => {
    const id = randomUUID();
    log.append('ApplicationAccepted', id);
    await start();
    await upToDate();
    log.append('ApplicationAccepted', id);
    await upToDate();
    const [row] = await rows();
    expect(row).toMatchObject({ accepted: 2, positions: ['0', '1'], day: '2026-11-23' });
    expect([...row!.seal]).toEqual([0, 1, 255]);
    expect(new Date(row!.since).toISOString()).toBe('2026-11-23T18:00:00.123Z');
  });

  it('carries on where it was when it is started again', async () => {
    appendSome(10);
    const first = await start();
    await upToDate();
    await stop(first);
    appendSome(10);
    const asked: number[] = [];
    log.beforePage = async (after) => void asked.push(after);
    await start();
    await upToDate();
    expect(Math.min(...asked)).toBeGreaterThan(30);
    expect(await told()).toEqual(await expected());
  });

  it('takes an event in once when its session is killed between the writing and the commit', async () => {
    appendSome(10);
    await start();
    await upToDate();
    const before = await told();
    const holder = new pg.Client({ connectionString: db.adminUrl });
    await holder.connect();
    // Stops each transaction after its rows are written: at the checkpoint, behind a lock that we hold.
    await holder.query(`
      SELECT pg_advisory_lock(42);
      CREATE FUNCTION public.wait_for_us() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_advisory_xact_lock(42); RETURN NEW; END $$;
      CREATE TRIGGER held BEFORE UPDATE ON rm.checkpoint FOR EACH ROW EXECUTE FUNCTION public.wait_for_us();`);
    appendSome(5);
    const { pid } = await eventually(async () => {
      const waiting = await holder.query<{ pid: number }>(
        `SELECT pid FROM pg_locks JOIN pg_stat_activity USING (pid)
          WHERE locktype = 'advisory' AND NOT granted AND datname = current_database()`,
      );
      return waiting.rows[0];
    });
    expect(await told()).toEqual(before);
    await holder.query('SELECT pg_terminate_backend($1)', [pid]);
    await eventually(async () => {
      const there = await holder.query('SELECT FROM pg_stat_activity WHERE pid = $1', [pid]);
      return there.rowCount === 0;
    });
    expect(await told()).toEqual(before);
    // Let go first: the next attempt waits at the trigger already.
    await holder.query('SELECT pg_advisory_unlock(42)');
    await holder.query('DROP TRIGGER held ON rm.checkpoint');
    await holder.end();
    await upToDate();
    expect(await told()).toEqual(await expected());
  });

  it('lets one of two instances write, and the other take over when that one ends', async () => {
    const [one, two] = [await start(), await start()];
    const doing = () => [one, two].map((each) => each.states().get('tally'));
    await eventually(() => doing().includes('following') && doing().includes('standby'));
    appendSome(20);
    await upToDate();
    const [writer, other] = doing()[0] === 'following' ? [one, two] : [two, one];
    await stop(writer);
    await eventually(() => other.states().get('tally') === 'following');
    appendSome(20);
    await upToDate();
    expect(await told()).toEqual(await expected());
  });

  it('rides out a database session that ends, and says meanwhile that it is not ready', async () => {
    const readiness = new Readiness();
    await start({ readiness });
    await eventually(async () => (await readiness.report()).ready);
    log.beforePage = async () => {
      throw Object.assign(new Error('gone'), { code: 'ECONNRESET' });
    };
    log.append('ApplicationAccepted', randomUUID());
    await eventually(
      async () => (await readiness.report()).missing[0]?.reason === 'waiting for the database',
    );
    log.beforePage = async () => undefined;
    await upToDate();
    expect((await readiness.report()).ready).toBe(true);
    expect(await told()).toEqual(await expected());
  });

  describe('at an event that a handler cannot take in', () => {
    const broken = () => [tally({ refusesPoison: true })];

    it('stops that projection with an alert, and skips nothing', async () => {
      const readiness = new Readiness();
      const logger = collectingLogger();
      appendSome(3);
      const at = log.append('ApplicationAccepted', poisoned);
      appendSome(3);
      await start({ projections: broken(), readiness, logger });
      await eventually(async () => (await status())?.state === 'stopped');
      expect(await status()).toMatchObject({ stoppedAt: at, stoppedBecause: 'RangeError' });
      expect((await status())!.position).toBeLessThan(at);
      const alert = await eventually(() => logger.lines().find(({ level }) => level === 'error'));
      expect(alert).toMatchObject({ projection: 'tally', position: at, reason: 'RangeError' });
      expect(logger.text()).not.toContain('must not be told');
      const report = await readiness.report();
      expect(report.missing).toEqual([
        { name: 'projection tally', reason: 'stopped at an event that it cannot take in' },
      ]);
    });

    it('carries on once it was rebuilt with handlers that can', async () => {
      log.append('ApplicationAccepted', poisoned);
      const projector = await start({ projections: broken() });
      await eventually(() => projector.states().get('tally') === 'stopped');
      await rebuildProjection(deps(), 'tally');
      appendSome(4);
      await upToDate();
      expect(await told()).toEqual(await expected());
    });

    it('leaves the live rows as they are when it was a rebuild', async () => {
      log.append('ApplicationAccepted', poisoned);
      await start();
      await upToDate();
      const before = await rows();
      await expect(rebuildProjection(deps({ projections: broken() }), 'tally')).rejects.toMatchObject({
        name: 'ProjectionHandlerError',
      });
      expect(await rows()).toEqual(before);
      await rebuildProjection(deps(), 'tally');
      expect(await rows()).toEqual(before);
    });
  });

  describe('rebuilding', () => {
    it('gives the same rows after everything it had was dropped', async () => {
      appendSome(30);
      await stop(await start().then(async (projector) => (await upToDate(), projector)));
      const before = await rows();
      await db
        .pool('koz_projector')
        .query('DROP VIEW rm.tally_tally; DROP TABLE rm.tally__tally__g1; DELETE FROM rm.checkpoint');
      const report = await rebuildProjection(deps(), 'tally');
      expect(report).toMatchObject({ projection: 'tally', position: await log.lastPosition() });
      expect(await rows()).toEqual(before);
    });

    it('gives the rows that following gave, while events keep coming, and following carries on with them', async () => {
      appendSome(20);
      const projector = await start();
      await upToDate();
      const before = await rows();
      let seen = 0;
      // Events come between any two pages, those of the rebuild and those of the follower alike.
      log.beforePage = async () => {
        if (seen++ < 40) appendSome(1);
      };
      const { generation, position } = await rebuildProjection(deps(), 'tally');
      expect(generation).toBe(2);
      expect(position).toBeGreaterThan(before.length);
      await upToDate();
      expect(projector.states().get('tally')).toBe('following');
      expect(await told()).toEqual(await expected());
    });

    it('never shows a reader fewer events than it saw before', async () => {
      appendSome(20);
      await start();
      await upToDate();
      const seen: number[] = [];
      let done = false;
      const reading = (async () => {
        while (!done) {
          const { rows: found } = await db
            .pool('koz_query')
            .query<{ n: number }>(
              'SELECT coalesce(max(position::int), 0) AS n FROM rm.tally_tally, unnest(positions) AS position',
            );
          seen.push(found[0]!.n);
        }
      })();
      for (let round = 0; round < 5; round += 1) {
        log.append('ApplicationAccepted', randomUUID());
        await rebuildProjection(deps(), 'tally');
      }
      done = true;
      await reading;
      expect(seen).toEqual([...seen].sort((a, b) => a - b));
    });

    it('removes the tables that it replaced, and what a rebuild left that never ended', async () => {
      appendSome(3);
      await rebuildProjection(deps(), 'tally');
      log.beforePage = async (after) => {
        if (after >= 0) throw new Error('killed');
      };
      await expect(rebuildProjection(deps(), 'tally')).rejects.toThrow('killed');
      log.beforePage = async () => undefined;
      const { generation } = await rebuildProjection(deps(), 'tally');
      const { rows: tables } = await db
        .adminPool()
        .query<{ tablename: string }>(`SELECT tablename FROM pg_tables WHERE schemaname = 'rm' ORDER BY 1`);
      expect(tables.map(({ tablename }) => tablename)).toEqual([
        'checkpoint',
        `tally__tally__g${generation}`,
      ]);
    });

    it('is refused while another process is at it', async () => {
      const lease = await Lease.tryAcquire(db.pool('koz_projector'), 'rebuild/tally');
      await expect(rebuildProjection(deps(), 'tally')).rejects.toThrow(RebuildUnderWayError);
      await lease!.release();
      await expect(rebuildProjection(deps(), 'tally')).resolves.toMatchObject({ generation: 1 });
    });

    it('ends early when it is told to, and swaps nothing', async () => {
      appendSome(5);
      await start();
      await upToDate();
      const ending = new AbortController();
      log.beforePage = async () => ending.abort();
      await expect(rebuildProjection(deps(), 'tally', ending.signal)).rejects.toMatchObject({
        name: 'AbortError',
      });
      log.beforePage = async () => undefined;
      expect(await status()).toMatchObject({ state: 'live', version: 1 });
      expect(await told()).toEqual(await expected());
    });

    it('of an unknown projection is refused', async () => {
      await expect(rebuildProjection(deps(), 'nothing')).rejects.toMatchObject({
        name: 'UnknownProjectionError',
      });
    });
  });

  describe('with a newer version of a projection', () => {
    it('rebuilds beside the rows of the older one, whose instance then leaves them alone', async () => {
      appendSome(10);
      const older = await start();
      await upToDate();
      const newer = await start({ projections: [tally({ version: 2 })] });
      await eventually(async () => (await status())?.version === 2);
      // The older instance learns of it when it wants to write.
      appendSome(10);
      await eventually(() => older.states().get('tally') === 'superseded');
      await eventually(() => newer.states().get('tally') === 'following');
      await upToDate();
      expect(await told()).toEqual(await expected());
    });
  });

  it('lists each projection with its version, its state and how far it is behind', async () => {
    appendSome(2);
    const last = await log.lastPosition();
    expect(await listProjections(deps())).toEqual([
      { name: 'tally', version: 1, state: 'absent', position: -1, lag: last + 1 },
    ]);
    const projector = await start();
    await upToDate();
    await stop(projector);
    log.append('ApplicationAccepted', randomUUID());
    expect(await listProjections(deps())).toEqual([
      { name: 'tally', version: 1, state: 'live', position: last, lag: 1 },
    ]);
  });

  it('leaves the rows to be read by queries and written by nobody else', async () => {
    await start();
    await upToDate();
    const write = 'DELETE FROM rm.tally_tally';
    await expect(db.pool('koz_query').query(write)).rejects.toMatchObject({ code: '42501' });
    await expect(db.pool('koz_command').query('SELECT FROM rm.tally_tally')).rejects.toMatchObject({
      code: '42501',
    });
  });
});
