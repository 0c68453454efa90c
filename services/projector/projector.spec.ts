import { Readiness } from '@koz/platform';
import { collectingLogger, eventually } from '@koz/testing';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { listProjections } from './list-projections.js';
import { rebuildProjection } from './rebuild-projection.js';
import { poisoned, tally } from './testing/tally-projection.js';
import { TallyWorld } from './testing/tally-world.js';

describe('the projector', () => {
  let world: TallyWorld;
  beforeEach(async () => {
    world = await TallyWorld.open();
  });
  afterEach(() => world.close());

  it('takes in each event of the log once, in order, whatever the pages', async () => {
    world.appendSome(20);
    await world.start();
    await world.upToDate();
    expect(await world.told()).toEqual(await world.expected());
    world.appendSome(10);
    await world.upToDate();
    expect(await world.told()).toEqual(await world.expected());
  });

  it('gives a handler back what it put, of every column type', async () => {
    const id = randomUUID();
    world.log.append('ApplicationAccepted', id);
    await world.start();
    await world.upToDate();
    world.log.append('ApplicationAccepted', id);
    await world.upToDate();
    const [row] = await world.rows();
    expect(row).toMatchObject({ accepted: 2, positions: ['0', '1'], day: '2026-11-23' });
    expect([...row!.seal]).toEqual([0, 1, 255]);
    expect(new Date(row!.since).toISOString()).toBe('2026-11-23T18:00:00.123Z');
  });

  it('carries on where it was when it is started again', async () => {
    world.appendSome(10);
    const first = await world.start();
    await world.upToDate();
    await world.stop(first);
    world.appendSome(10);
    const asked: number[] = [];
    world.log.beforePage = async (after) => void asked.push(after);
    await world.start();
    await world.upToDate();
    expect(Math.min(...asked)).toBeGreaterThan(30);
    expect(await world.told()).toEqual(await world.expected());
  });

  it('takes an event in once when its session is killed between the writing and the commit', async () => {
    world.appendSome(10);
    await world.start();
    await world.upToDate();
    const before = await world.told();
    const holder = new pg.Client({ connectionString: world.db.adminUrl });
    await holder.connect();
    // Stops each transaction after its rows are written: at the checkpoint, behind a lock that we hold.
    await holder.query(`
      SELECT pg_advisory_lock(42);
      CREATE FUNCTION public.wait_for_us() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_advisory_xact_lock(42); RETURN NEW; END $$;
      CREATE TRIGGER held BEFORE UPDATE ON rm.checkpoint FOR EACH ROW EXECUTE FUNCTION public.wait_for_us();`);
    world.appendSome(5);
    const { pid } = await eventually(async () => {
      const waiting = await holder.query<{ pid: number }>(
        `SELECT pid FROM pg_locks JOIN pg_stat_activity USING (pid)
          WHERE locktype = 'advisory' AND NOT granted AND datname = current_database()`,
      );
      return waiting.rows[0];
    });
    expect(await world.told()).toEqual(before);
    await holder.query('SELECT pg_terminate_backend($1)', [pid]);
    await eventually(async () => {
      const there = await holder.query('SELECT FROM pg_stat_activity WHERE pid = $1', [pid]);
      return there.rowCount === 0;
    });
    expect(await world.told()).toEqual(before);
    // Let go first: the next attempt waits at the trigger already.
    await holder.query('SELECT pg_advisory_unlock(42)');
    await holder.query('DROP TRIGGER held ON rm.checkpoint');
    await holder.end();
    await world.upToDate();
    expect(await world.told()).toEqual(await world.expected());
  });

  it('lets one of two instances write, and the other take over when that one ends', async () => {
    const [one, two] = [await world.start(), await world.start()];
    const doing = () => [one, two].map((each) => each.states().get('tally'));
    await eventually(() => doing().includes('following') && doing().includes('standby'));
    world.appendSome(20);
    await world.upToDate();
    const [writer, other] = doing()[0] === 'following' ? [one, two] : [two, one];
    await world.stop(writer);
    await eventually(() => other.states().get('tally') === 'following');
    world.appendSome(20);
    await world.upToDate();
    expect(await world.told()).toEqual(await world.expected());
  });

  it('rides out a database session that ends, and says meanwhile that it is not ready', async () => {
    const readiness = new Readiness();
    await world.start({ readiness });
    await eventually(async () => (await readiness.report()).ready);
    world.log.beforePage = async () => {
      throw Object.assign(new Error('gone'), { code: 'ECONNRESET' });
    };
    world.log.append('ApplicationAccepted', randomUUID());
    await eventually(
      async () =>
        (await readiness.report()).missing[0]?.reason === 'waiting for the database or the master key',
    );
    world.log.beforePage = async () => undefined;
    await world.upToDate();
    expect((await readiness.report()).ready).toBe(true);
    expect(await world.told()).toEqual(await world.expected());
  });

  describe('at an event that a handler cannot take in', () => {
    const broken = () => [tally({ refusesPoison: true })];

    it('stops that projection with an alert, and skips nothing', async () => {
      const readiness = new Readiness();
      const logger = collectingLogger();
      world.appendSome(3);
      const at = world.log.append('ApplicationAccepted', poisoned);
      world.appendSome(3);
      await world.start({ projections: broken(), readiness, logger });
      await eventually(async () => (await world.status())?.state === 'stopped');
      expect(await world.status()).toMatchObject({ stoppedAt: at, stoppedBecause: 'RangeError' });
      expect((await world.status())!.position).toBeLessThan(at);
      const alert = await eventually(() => logger.lines().find(({ level }) => level === 'error'));
      expect(alert).toMatchObject({ projection: 'tally', position: at, reason: 'RangeError' });
      expect(logger.text()).not.toContain('must not be told');
      const report = await readiness.report();
      expect(report.missing).toEqual([
        { name: 'projection tally', reason: 'stopped at an event that it cannot take in' },
      ]);
    });

    it('carries on once it was rebuilt with handlers that can', async () => {
      world.log.append('ApplicationAccepted', poisoned);
      const projector = await world.start({ projections: broken() });
      await eventually(() => projector.states().get('tally') === 'stopped');
      await rebuildProjection(world.deps(), 'tally');
      world.appendSome(4);
      await world.upToDate();
      expect(await world.told()).toEqual(await world.expected());
    });

    it('leaves the live rows as they are when it was a rebuild', async () => {
      world.log.append('ApplicationAccepted', poisoned);
      await world.start();
      await world.upToDate();
      const before = await world.rows();
      await expect(rebuildProjection(world.deps({ projections: broken() }), 'tally')).rejects.toMatchObject({
        name: 'ProjectionHandlerError',
      });
      expect(await world.rows()).toEqual(before);
      await rebuildProjection(world.deps(), 'tally');
      expect(await world.rows()).toEqual(before);
    });
  });

  it('lists each projection with its version, its state and how far it is behind', async () => {
    world.appendSome(2);
    const last = await world.log.lastPosition();
    expect(await listProjections(world.deps())).toEqual([
      { name: 'tally', version: 1, state: 'absent', position: -1, lag: last + 1 },
    ]);
    const projector = await world.start();
    await world.upToDate();
    await world.stop(projector);
    world.log.append('ApplicationAccepted', randomUUID());
    expect(await listProjections(world.deps())).toEqual([
      { name: 'tally', version: 1, state: 'live', position: last, lag: 1 },
    ]);
  });

  it('leaves the rows to be read by queries and written by nobody else', async () => {
    await world.start();
    await world.upToDate();
    const write = 'DELETE FROM rm.tally_tally';
    await expect(world.db.pool('koz_query').query(write)).rejects.toMatchObject({ code: '42501' });
    await expect(world.db.pool('koz_command').query('SELECT FROM rm.tally_tally')).rejects.toMatchObject({
      code: '42501',
    });
  });
});
