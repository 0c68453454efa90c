import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { allCertificates, CertificateKeys, verifyChain } from '@koz/audit';
import { FenceRefusedError } from '@koz/privacy-fence';
import { instant, keyIdOf, type CarePlanId } from '@koz/privacy-types';
import { allMigrations } from '@koz/schema';
import { runRetention } from '@koz/services/retention-worker';
import { testDatabase, type TestDatabase } from '@koz/testing';
import { antwerpen, newPlace, removePlace, World, type Place } from './retention-world.js';

const thresholdPassed = '2029-02-15T08:00:00Z';

describe('A database that is put back from before a shredding', () => {
  let db: TestDatabase;
  let place: Place;
  /** A copy of the database from before the run. */
  let older: Place;
  const plans: CarePlanId[] = [];
  let expectedTypes: string[][];

  beforeAll(async () => {
    db = await testDatabase({ migrations: allMigrations });
    place = await newPlace(db.url);
    const before = await World.open(place);
    await before.settle();
    for (const day of ['2026-08-01', '2026-08-15', '2026-08-31'])
      plans.push((await before.file(day)).carePlanId);
    await before.close();
    const copy = `${db.name}_before`;
    await db.adminPool().query(`CREATE DATABASE ${copy} TEMPLATE ${db.name}`);
    const now = thresholdPassed;
    older = { ...place, now, url: place.url.replace(db.name, copy) };
    const world = await World.open({ ...place, now });
    await world.decide(plans[2]!, { type: 'requestErasure', reason: 'familyRequest' });
    expect(await runRetention(world.deps, { controller: antwerpen })).toMatchObject({ plans: 3 });
    expectedTypes = await Promise.all(plans.map((id) => world.typesOf(id)));
    await world.close();
  });
  afterAll(async () => {
    await db.adminPool().query(`DROP DATABASE ${db.name}_before WITH (FORCE)`);
    await db.drop();
    await removePlace(place);
  });

  it('is refused without the fence that was there', async () => {
    const fence = join(place.directory, 'fence');
    await rename(fence, `${fence}.away`);
    await expect(World.open(older)).rejects.toThrow(FenceRefusedError);
    await mkdir(fence);
    await expect(World.open(older)).rejects.toMatchObject({ reason: 'missing' });
    await rename(`${fence}.away`, fence);
  });

  it('comes up with the fence, every key destroyed again, the very events in the log and the loss declared', async () => {
    const world = await World.open(older);
    const types = await Promise.all(plans.map((id) => world.typesOf(id)));
    // What was lost for good is the request itself; all that the fence holds is back.
    expect(types).toEqual(expectedTypes.map((each) => each.filter((type) => type !== 'ErasureRequested')));
    for (const [index, id] of plans.entries()) {
      const { events } = await world.plan(id);
      const named = [...new Set(events.flatMap(({ sealed }) => Object.values(sealed).map(keyIdOf)))];
      const found = [...(await world.vault.keys(antwerpen, named)).values()];
      expect(found.filter(({ state }) => state === 'destroyed')).toHaveLength(index === 2 ? 3 : 1);
      expect(found.filter(({ state }) => state === 'unknown')).toEqual([]);
    }
    const certificates: Uint8Array[] = [];
    for await (const bytes of allCertificates(world.deps.vaultPool, antwerpen)) certificates.push(bytes);
    const keys = new CertificateKeys([world.deps.signingKey.publicKey]);
    expect((await verifyChain(certificates, keys)).sequence).toBe(5);
    const { events } = await world.controller();
    const declared = events.filter(({ type }) => type === 'LogRestored');
    expect(declared).toHaveLength(1);
    expect(await runRetention(world.deps, { controller: antwerpen })).toMatchObject({
      outcome: 'done',
      plans: 0,
      resumed: 0,
    });
    await world.close();
    // Once more: nothing is left to be carried out, and nothing is declared twice.
    const again = await World.open(older);
    const standing = (await again.controller()).events.filter(({ type }) => type === 'LogRestored');
    expect(standing).toHaveLength(1);
    await again.close();
  });

  it('leaves the database that was not put back as it is', async () => {
    const world = await World.open({ ...place, now: instant('2029-03-01T08:00:00Z') });
    expect((await world.controller()).events.map(({ type }) => type)).not.toContain('LogRestored');
    await world.close();
  });
});
