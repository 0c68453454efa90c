import { cp, rm } from 'node:fs/promises';
import { allCertificates, CertificateKeys, verifyChain } from '@koz/audit';
import { createPool } from '@koz/platform';
import { shreddingPoints, type ShreddingPoint } from '@koz/shredding';
import { allMigrations } from '@koz/schema';
import { testDatabase, type TestDatabase } from '@koz/testing';
import { instant, keyIdOf, type CarePlanId } from '@koz/privacy-types';
import { DoomedRuns } from './doomed-run.js';
import { antwerpen, newPlace, removePlace, World, type Place } from './retention-world.js';
import { runRetention } from '@koz/services/retention-worker';

jest.setTimeout(600_000);

const firstThreshold = instant('2029-02-15T08:00:00Z');
const secondThreshold = instant('2031-08-15T08:00:00Z');

/** What a run left behind, but for ids, ciphertext and order. */
interface Outcome {
  readonly types: readonly string[][];
  readonly residues: readonly string[];
  readonly levels: readonly string[];
  readonly destroyedKeys: number;
  readonly presentKeys: number;
  readonly certificates: number;
}

describe('A run of retention that is broken off', () => {
  let db: TestDatabase;
  let place: Place;

  beforeEach(async () => {
    db = await testDatabase({ migrations: allMigrations });
    place = await newPlace(db.url);
  });
  afterEach(async () => {
    await db.drop();
    await removePlace(place);
  });

  /** Six families of one month, one that asks for erasure, and a younger child whose keys stay. */
  async function prepared(world: World): Promise<CarePlanId[]> {
    await world.settle();
    const plans: CarePlanId[] = [];
    for (const birthDate of [
      '2026-08-01',
      '2026-08-30',
      '2026-08-31',
      '2026-08-10',
      '2026-08-02',
      '2026-08-20',
    ])
      plans.push((await world.file(birthDate)).carePlanId);
    plans.push((await world.file('2026-09-12')).carePlanId);
    world.clock.set(instant('2028-11-23T18:00:00Z'));
    plans.push((await world.file('2028-10-12', { startDate: '2029-03-01' })).carePlanId);
    world.clock.set(firstThreshold);
    await runRetention(world.deps, { controller: antwerpen });
    await world.decide(plans[6]!, { type: 'requestErasure', reason: 'familyRequest' });
    world.clock.set(secondThreshold);
    return plans;
  }

  async function outcomeOf(world: World, plans: readonly CarePlanId[]): Promise<Outcome> {
    const loaded = await Promise.all(plans.map((id) => world.plan(id)));
    const named = loaded.flatMap(({ events }) =>
      events.flatMap(({ sealed }) => Object.values(sealed).map(keyIdOf)),
    );
    const found = [...(await world.vault.keys(antwerpen, [...new Set(named)])).values()];
    const certificates: Uint8Array[] = [];
    for await (const bytes of allCertificates(world.deps.vaultPool, antwerpen)) certificates.push(bytes);
    const keys = new CertificateKeys([world.deps.signingKey.publicKey]);
    expect((await verifyChain(certificates, keys)).sequence).toBe(certificates.length);
    const { events: decided } = await world.controller();
    return {
      types: loaded.map(({ events }) => events.map(({ type }) => type)),
      residues: loaded
        .flatMap(({ events }) =>
          events.flatMap((event) =>
            event.type === 'PersonalDataAnonymised' ? [JSON.stringify(event.data.residue)] : [],
          ),
        )
        .sort(),
      levels: decided
        .flatMap((event) =>
          event.type === 'AnonymisationBatchPlanned' ? event.data.plans.map(({ level }) => level) : [],
        )
        .sort(),
      destroyedKeys: found.filter(({ state }) => state === 'destroyed').length,
      presentKeys: found.filter(({ state }) => state === 'present').length,
      certificates: certificates.length,
    };
  }

  let undisturbed: Outcome;
  /** The points that the run comes to, in its order: many of them once for each batch. */
  const reached: ShreddingPoint[] = [];

  it('and one that is not, shreds each key once, with a certificate for each', async () => {
    const world = await World.open(place, (point) => void reached.push(point));
    const plans = await prepared(world);
    reached.length = 0;
    expect(await runRetention(world.deps, { controller: antwerpen })).toMatchObject({ outcome: 'done' });
    undisturbed = await outcomeOf(world, plans);
    await world.close();
    // Seven plans lose three keys each, the younger child its precise one; and one epoch key is gone.
    expect(undisturbed).toMatchObject({ destroyedKeys: 22, presentKeys: 2 });
    expect(undisturbed.certificates).toBe(22 + 1);
    for (const types of undisturbed.types.slice(0, 7))
      expect(types.filter((type) => type === 'PersonalDataKeyShredded')).toHaveLength(3);
    // No point of the list is passed over by what follows.
    expect([...new Set(reached)].sort()).toEqual([...shreddingPoints].sort());
  });

  it('by kill -9 at any of its points is finished by the next, and ends as if nothing had happened', async () => {
    const doomed = new DoomedRuns();
    const before = await World.open(place);
    const plans = await prepared(before);
    await before.close();
    const minted = await keysMade(db.adminPool());
    for (const [dieAt, point] of reached.entries()) {
      const its = await copyOf(db, place);
      expect([point, await doomed.run(its.place, dieAt)]).toEqual([point, 'SIGKILL']);
      const world = await World.open(its.place);
      const report = await runRetention(world.deps, { controller: antwerpen });
      expect([point, report.outcome]).toEqual([point, 'done']);
      expect([point, await outcomeOf(world, plans)]).toEqual([point, undisturbed]);
      const admin = createPool(its.adminUrl);
      expect([point, await keysMade(admin)]).toEqual([point, minted]);
      await admin.end();
      await world.close();
      await its.remove();
    }
    doomed.remove();
  });
});

/** Database, keys and fence as they stand, for one run to die in. */
async function copyOf(db: TestDatabase, place: Place) {
  const name = `${db.name}_copy`;
  await db.adminPool().query(`CREATE DATABASE ${name} TEMPLATE ${db.name}`);
  const directory = `${place.directory}-copy`;
  await cp(place.directory, directory, { recursive: true });
  return {
    place: { directory, url: place.url.replace(db.name, name), now: secondThreshold },
    adminUrl: db.adminUrl.replace(db.name, name),
    remove: async () => {
      await db.adminPool().query(`DROP DATABASE ${name} WITH (FORCE)`);
      await rm(directory, { recursive: true });
    },
  };
}

/** Keys that were ever made: those that live and those that left a tombstone. */
async function keysMade(admin: ReturnType<typeof createPool>): Promise<unknown> {
  const { rows } = await admin.query(
    'SELECT (SELECT count(*) FROM vault.data_key) + (SELECT count(*) FROM vault.destroyed_key) AS n',
  );
  return rows[0];
}
