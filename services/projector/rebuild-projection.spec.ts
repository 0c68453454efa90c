import { eventually } from '@koz/testing';
import { randomUUID } from 'node:crypto';
import { rebuildProjection, RebuildUnderWayError } from './rebuild-projection.js';
import { Lease } from '@koz/platform';
import { tally } from './testing/tally-projection.js';
import { TallyWorld } from './testing/tally-world.js';

describe('rebuilding a projection', () => {
  let world: TallyWorld;
  beforeEach(async () => {
    world = await TallyWorld.open();
  });
  afterEach(() => world.close());

  it('gives the same rows after everything it had was dropped', async () => {
    world.appendSome(30);
    await world.stop(await world.start().then(async (projector) => (await world.upToDate(), projector)));
    const before = await world.rows();
    await world.db
      .pool('koz_projector')
      .query('DROP VIEW rm.tally_tally; DROP TABLE rm.tally__tally__g1; DELETE FROM rm.checkpoint');
    const report = await rebuildProjection(world.deps(), 'tally');
    expect(report).toMatchObject({ projection: 'tally', position: await world.log.lastPosition() });
    expect(await world.rows()).toEqual(before);
  });

  it('gives the rows that following gave, while events keep coming, and following carries on with them', async () => {
    world.appendSome(20);
    const projector = await world.start();
    await world.upToDate();
    const before = await world.rows();
    let seen = 0;
    // Events come between any two pages, those of the rebuild and those of the follower alike.
    world.log.beforePage = async () => {
      if (seen++ < 40) world.appendSome(1);
    };
    const { generation, position } = await rebuildProjection(world.deps(), 'tally');
    expect(generation).toBe(2);
    expect(position).toBeGreaterThan(before.length);
    await world.upToDate();
    expect(projector.states().get('tally')).toBe('following');
    expect(await world.told()).toEqual(await world.expected());
  });

  it('never shows a reader fewer events than it saw before', async () => {
    world.appendSome(20);
    await world.start();
    await world.upToDate();
    const seen: number[] = [];
    let done = false;
    const reading = (async () => {
      while (!done) {
        const { rows: found } = await world.db
          .pool('koz_query')
          .query<{ n: number }>(
            'SELECT coalesce(max(position::int), 0) AS n FROM rm.tally_tally, unnest(positions) AS position',
          );
        seen.push(found[0]!.n);
      }
    })();
    for (let round = 0; round < 5; round += 1) {
      world.log.append('ApplicationAccepted', randomUUID());
      await rebuildProjection(world.deps(), 'tally');
    }
    done = true;
    await reading;
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it('removes the tables that it replaced, and what a rebuild left that never ended', async () => {
    world.appendSome(3);
    await rebuildProjection(world.deps(), 'tally');
    world.log.beforePage = async (after) => {
      if (after >= 0) throw new Error('killed');
    };
    await expect(rebuildProjection(world.deps(), 'tally')).rejects.toThrow('killed');
    world.log.beforePage = async () => undefined;
    const { generation } = await rebuildProjection(world.deps(), 'tally');
    const { rows: tables } = await world.db
      .adminPool()
      .query<{ tablename: string }>(`SELECT tablename FROM pg_tables WHERE schemaname = 'rm' ORDER BY 1`);
    expect(tables.map(({ tablename }) => tablename)).toEqual(['checkpoint', `tally__tally__g${generation}`]);
  });

  it('is refused while another process is at it', async () => {
    const lease = await Lease.tryAcquire(world.db.pool('koz_projector'), 'projector/rebuild/tally');
    await expect(rebuildProjection(world.deps(), 'tally')).rejects.toThrow(RebuildUnderWayError);
    await lease!.release();
    await expect(rebuildProjection(world.deps(), 'tally')).resolves.toMatchObject({ generation: 1 });
  });

  it('ends early when it is told to, and swaps nothing', async () => {
    world.appendSome(5);
    await world.start();
    await world.upToDate();
    const ending = new AbortController();
    world.log.beforePage = async () => ending.abort();
    await expect(rebuildProjection(world.deps(), 'tally', ending.signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
    world.log.beforePage = async () => undefined;
    expect(await world.status()).toMatchObject({ state: 'live', version: 1 });
    expect(await world.told()).toEqual(await world.expected());
  });

  it('of an unknown projection is refused', async () => {
    await expect(rebuildProjection(world.deps(), 'nothing')).rejects.toMatchObject({
      name: 'UnknownProjectionError',
    });
  });

  it('is done at the start for rows of an older version, whose instance then leaves them alone', async () => {
    world.appendSome(10);
    const older = await world.start();
    await world.upToDate();
    const newer = await world.start({ projections: [tally({ version: 2 })] });
    await eventually(async () => (await world.status())?.version === 2);
    // The older instance learns of it when it wants to write.
    world.appendSome(10);
    await eventually(() => older.states().get('tally') === 'superseded');
    await eventually(() => newer.states().get('tally') === 'following');
    await world.upToDate();
    expect(await world.told()).toEqual(await world.expected());
  });
});
