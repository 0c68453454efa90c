import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { allCertificates, CertificateKeys, verifyChain } from '@koz/audit';
import { PostgresLookupIndex } from '@koz/privacy-keys';
import { instant, type FileHash } from '@koz/privacy-types';
import { allMigrations } from '@koz/schema';
import { leaveController, runRetention } from '@koz/services/retention-worker';
import { testDatabase, type TestDatabase } from '@koz/testing';
import { DoomedRuns } from '../retention/doomed-run.js';
import {
  antwerpen,
  locationIds,
  newPlace,
  removePlace,
  World,
  type Place,
} from '../retention/retention-world.js';
import {
  confirmed,
  departureIn,
  exported,
  exportHash,
  fileIn,
  hold,
  locationOfMechelen,
  mechelen,
  settleTwo,
  stateOfPlan,
} from './departure-world.js';

jest.setTimeout(600_000);

/** Eight days after the place begins: the decision of its first day is in effect. */
const inEffect = instant('2026-12-01T09:00:00Z');
const allGone = {
  tiers: ['departure', 'departure', 'departure'],
  keys: ['destroyed', 'destroyed', 'destroyed'],
};
const allThere = { tiers: ['known', 'known', 'known'], keys: ['present', 'present', 'present'] };
const leave = (world: World, more: Partial<Parameters<typeof leaveController>[1]> = {}) =>
  leaveController({ ...world.deps, pacing: { pageSize: 2 } }, { controller: antwerpen, exportHash, ...more });

describe('A controller that leaves', () => {
  let db: TestDatabase;
  let place: Place;
  let world: World;

  beforeEach(async () => {
    db = await testDatabase({ migrations: allMigrations });
    place = await newPlace(db.url);
    world = await World.open(place);
    await settleTwo(world);
  });
  afterEach(async () => {
    await world.close();
    await db.drop();
    await removePlace(place);
  });

  const ready = async () => {
    await confirmed(world);
    world.clock.set(inEffect);
    expect(await exported(world)).toBe('done');
  };

  it('has every key of its plans destroyed, with certificates, and its neighbour’s plans stay as they are', async () => {
    const own = [
      await fileIn(world, antwerpen),
      await fileIn(world, antwerpen, [locationIds[0]!, locationOfMechelen]),
      await fileIn(world, antwerpen),
    ];
    const others = [await fileIn(world, mechelen, [locationOfMechelen]), await fileIn(world, mechelen)];
    const lookups = new PostgresLookupIndex(world.deps.vaultPool, world.deps.keyring);
    const { carePlanId: id } = own[0]!;
    const claim = [
      { value: 'R-1', carePlanId: id, commandId: '00000000-0000-4000-b000-000000000001' as never },
    ];
    await lookups.claim(antwerpen, 'importReference', claim);
    await lookups.claim(mechelen, 'importReference', claim);
    await ready();
    expect(await leave(world)).toMatchObject({
      outcome: 'left',
      plans: 3,
      keys: { precise: 3, identity: 3, planning: 3 },
      applicationsEnded: 6,
    });
    for (const { carePlanId, applications } of own) {
      const { types, ...gone } = await stateOfPlan(world, antwerpen, carePlanId);
      expect(gone).toEqual(allGone);
      expect(types.filter((type) => type === 'PersonalDataKeyShredded')).toHaveLength(3);
      for (const { applicationId } of applications)
        expect((await world.application(applicationId)).events.at(-1)).toMatchObject({
          type: 'ApplicationWithdrawn',
          data: { reason: 'departure' },
        });
    }
    for (const { carePlanId } of others)
      expect(await stateOfPlan(world, mechelen, carePlanId)).toEqual({
        types: ['CarePlanFiled'],
        ...allThere,
      });
    expect(await departureIn(world)).toMatchObject({ status: 'left', exportHash });
    const certificates: Uint8Array[] = [];
    for await (const bytes of allCertificates(world.deps.vaultPool, antwerpen)) certificates.push(bytes);
    const keys = new CertificateKeys([world.deps.signingKey.publicKey]);
    expect((await verifyChain(certificates, keys)).sequence).toBe(9);
    const { rows } = await db
      .adminPool()
      .query('SELECT controller, count(*)::int AS n FROM vault.lookup GROUP BY controller');
    expect(rows).toEqual([{ controller: 'mechelen', n: 1 }]);
    expect(await readdir(join(place.directory, 'keys', antwerpen))).not.toContain('lookup.json');
    // Once more there is nothing left to do, and nothing is told twice.
    expect(await leave(world)).toMatchObject({ outcome: 'left', plans: 0 });
    const types = (await world.controller()).events.map(({ type }) => type);
    expect(types.filter((type) => type === 'ControllerLeft')).toHaveLength(1);
  });

  it('loses its old epoch key as after any shredding: at the latest 35 days on', async () => {
    await fileIn(world, antwerpen);
    await ready();
    await leave(world);
    expect((await readdir(join(place.directory, 'keys', antwerpen))).sort()).toEqual([
      'epoch-000001.json',
      'epoch-000002.json',
    ]);
    world.clock.set(instant('2027-01-06T09:00:00Z'));
    expect(await runRetention(world.deps, { controller: antwerpen })).toMatchObject({ epochsDestroyed: 1 });
    expect(await readdir(join(place.directory, 'keys', antwerpen))).toEqual(['epoch-000002.json']);
  });

  it('tells in a dry run what would go, and destroys nothing', async () => {
    const { carePlanId } = await fileIn(world, antwerpen);
    await ready();
    expect(await leave(world, { dryRun: true })).toMatchObject({
      outcome: 'dryRun',
      plans: 1,
      keys: { precise: 1, identity: 1, planning: 1 },
    });
    expect(await stateOfPlan(world, antwerpen, carePlanId)).toMatchObject(allThere);
    expect(await departureIn(world)).toMatchObject({ status: 'confirmed' });
  });

  it.each<[string, () => Promise<void>, Partial<Parameters<typeof leaveController>[1]>, object]>([
    ['nobody decided it', async () => undefined, {}, { reason: 'departureNotConfirmed' }],
    ['its day is still to come', () => confirmed(world), {}, { reason: 'departureNotInEffect' }],
    [
      'no export was made since its day',
      async () => {
        await confirmed(world);
        await exported(world);
        world.clock.set(inEffect);
      },
      {},
      { reason: 'exportNeeded' },
    ],
    [
      'another export is named',
      ready,
      { exportHash: 'cd'.repeat(32) as FileHash },
      { reason: 'otherExport' },
    ],
  ])('keeps its keys when %s', async (_what, prepare, more, expected) => {
    const { carePlanId } = await fileIn(world, antwerpen);
    await prepare();
    for (const dryRun of [true, false])
      expect(await leave(world, { ...more, dryRun })).toMatchObject({
        outcome: 'stopped',
        plans: 0,
        ...expected,
      });
    expect(await stateOfPlan(world, antwerpen, carePlanId)).toMatchObject(allThere);
  });

  it('keeps its keys while a legal hold keeps a plan, and says which; and goes on once it is over', async () => {
    const { carePlanId } = await fileIn(world, antwerpen);
    const { carePlanId: free } = await fileIn(world, antwerpen);
    await hold(world, carePlanId, '2027-02-01');
    await ready();
    expect(await leave(world)).toMatchObject({ outcome: 'stopped', reason: 'held', held: [carePlanId] });
    expect(await stateOfPlan(world, antwerpen, free)).toMatchObject(allThere);
    world.clock.set(instant('2027-02-01T09:00:00Z'));
    expect(await leave(world)).toMatchObject({ outcome: 'left', plans: 2 });
  });

  it('keeps its keys when somebody did something since the export, until there is another', async () => {
    await fileIn(world, antwerpen);
    await ready();
    const { applications } = await fileIn(world, antwerpen);
    expect(await leave(world)).toMatchObject({ reason: 'changedSinceExport', changes: 3, plans: 0 });
    const second = 'cd'.repeat(32) as FileHash;
    await exported(world, second);
    expect(await leave(world, { exportHash: second })).toMatchObject({ outcome: 'left', plans: 2 });
    expect((await world.application(applications[0]!.applicationId)).state.status).toBe('withdrawn');
  });

  it('that is held up by a hold that came in between is ended by the daily run once that is over', async () => {
    const held = await fileIn(world, antwerpen);
    const free = await fileIn(world, antwerpen);
    await ready();
    let isPlaced = false;
    const meddling = await World.open(
      { ...place, now: inEffect },
      async (point) => {
        if (point === 'begun' && !isPlaced && (await departureIn(world))?.status === 'begun') {
          isPlaced = true;
          await hold(world, held.carePlanId, '2027-02-01');
        }
      },
      false,
    );
    expect(await leave(meddling)).toMatchObject({
      outcome: 'stopped',
      reason: 'held',
      held: [held.carePlanId],
    });
    await meddling.close();
    expect(await stateOfPlan(world, antwerpen, free.carePlanId)).toMatchObject(allGone);
    expect(await stateOfPlan(world, antwerpen, held.carePlanId)).toMatchObject(allThere);
    world.clock.set(instant('2027-02-01T09:00:00Z'));
    expect(await runRetention(world.deps, { controller: antwerpen })).toMatchObject({
      outcome: 'done',
      plans: 1,
    });
    expect(await departureIn(world)).toMatchObject({ status: 'left' });
  });

  it('is left already in a database that is put back from before it: the fence says so', async () => {
    const { carePlanId } = await fileIn(world, antwerpen);
    const { carePlanId: other } = await fileIn(world, mechelen);
    await world.close();
    const copy = `${db.name}_before`;
    await db.adminPool().query(`CREATE DATABASE ${copy} TEMPLATE ${db.name}`);
    world = await World.open(place);
    await ready();
    expect(await leave(world)).toMatchObject({ outcome: 'left' });
    const older = await World.open({ ...place, url: place.url.replace(db.name, copy), now: inEffect });
    expect(await stateOfPlan(older, antwerpen, carePlanId)).toMatchObject(allGone);
    expect(await stateOfPlan(older, mechelen, other)).toMatchObject(allThere);
    expect(await departureIn(older)).toMatchObject({ status: 'begun', exportHash });
    expect(await runRetention(older.deps, { controller: antwerpen })).toMatchObject({ outcome: 'done' });
    expect(await departureIn(older)).toMatchObject({ status: 'left' });
    await older.close();
    await db.adminPool().query(`DROP DATABASE ${copy} WITH (FORCE)`);
  });

  it('by kill -9 at any point is taken up by the daily run, or by the command, and ends the same', async () => {
    const plans = [];
    for (let count = 0; count < 3; count += 1) plans.push((await fileIn(world, antwerpen)).carePlanId);
    const { carePlanId: other } = await fileIn(world, mechelen);
    await ready();
    await world.close();
    const doomed = new DoomedRuns(join(__dirname, 'doomed-leave.fixture.ts'));
    const name = `${db.name}_copy`;
    let ended = false;
    let deaths = 0;
    for (let dieAt = 0; !ended; dieAt += 1) {
      await db.adminPool().query(`CREATE DATABASE ${name} TEMPLATE ${db.name}`);
      const its = {
        url: place.url.replace(db.name, name),
        directory: `${place.directory}-copy`,
        now: inEffect,
      };
      await cp(place.directory, its.directory, { recursive: true });
      ended = (await doomed.run(its, dieAt, { exportHash })) === null;
      deaths += ended ? 0 : 1;
      const after = await World.open(its);
      const isBegun = (await departureIn(after))?.status !== 'confirmed';
      // Before the point of no return nobody goes on by itself.
      const report =
        isBegun && dieAt % 2 === 0
          ? await runRetention(after.deps, { controller: antwerpen })
          : await leave(after);
      expect([dieAt, report.outcome]).toEqual([
        dieAt,
        'dryRun' in report && 'due' in report ? 'done' : 'left',
      ]);
      expect([dieAt, await departureIn(after)]).toMatchObject([dieAt, { status: 'left' }]);
      for (const id of plans) {
        const { types, ...gone } = await stateOfPlan(after, antwerpen, id);
        expect([dieAt, gone]).toEqual([dieAt, allGone]);
        expect([dieAt, types.filter((type) => type === 'PersonalDataKeyShredded').length]).toEqual([
          dieAt,
          3,
        ]);
      }
      expect(await stateOfPlan(after, mechelen, other)).toMatchObject(allThere);
      const certificates: Uint8Array[] = [];
      for await (const bytes of allCertificates(after.deps.vaultPool, antwerpen)) certificates.push(bytes);
      const keys = new CertificateKeys([after.deps.signingKey.publicKey]);
      expect([dieAt, (await verifyChain(certificates, keys)).sequence]).toEqual([dieAt, 9]);
      await after.close();
      await db.adminPool().query(`DROP DATABASE ${name} WITH (FORCE)`);
      await removePlace(its);
    }
    doomed.remove();
    // Two pages and what comes around them: it was killed many times indeed.
    expect(deaths).toBeGreaterThan(15);
    world = await World.open(place);
  });
});
