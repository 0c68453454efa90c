import { allCertificates, CertificateKeys, verifyChain } from '@koz/audit';
import { shreddingPoints, type ShreddingPoint } from '@koz/shredding';
import { allMigrations } from '@koz/schema';
import { testDatabase, type TestDatabase } from '@koz/testing';
import { instant, keyIdOf, type CarePlanId } from '@koz/privacy-types';
import { antwerpen, newPlace, removePlace, World, type Place } from './retention-world.js';
import { runRetention } from '@koz/services/retention-worker';

jest.setTimeout(240_000);

const firstThreshold = instant('2029-02-15T08:00:00Z');
const secondThreshold = instant('2031-08-15T08:00:00Z');

class PowerFailure extends Error {}

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

  it('and one that is not, shreds each key once, with a certificate for each', async () => {
    const world = await World.open(place);
    const plans = await prepared(world);
    expect(await runRetention(world.deps, { controller: antwerpen })).toMatchObject({ outcome: 'done' });
    undisturbed = await outcomeOf(world, plans);
    await world.close();
    // Seven plans lose three keys each, the younger child its precise one; and one epoch key is gone.
    expect(undisturbed).toMatchObject({ destroyedKeys: 22, presentKeys: 2 });
    expect(undisturbed.certificates).toBe(22 + 1);
    for (const types of undisturbed.types.slice(0, 7))
      expect(types.filter((type) => type === 'PersonalDataKeyShredded')).toHaveLength(3);
  });

  it.each([...shreddingPoints])(
    'at %s is finished by the next, and ends as if nothing had happened',
    async (at) => {
      const reached: ShreddingPoint[] = [];
      let armed = false;
      const dying = await World.open(place, (point) => {
        reached.push(point);
        if (armed && point === at) throw new PowerFailure();
      });
      const plans = await prepared(dying);
      armed = true;
      await expect(runRetention(dying.deps, { controller: antwerpen })).rejects.toThrow(PowerFailure);
      await dying.close();
      // Everything that a process held is lost; the gate is passed anew.
      const world = await World.open({ ...place, now: secondThreshold });
      expect(await runRetention(world.deps, { controller: antwerpen })).toMatchObject({ outcome: 'done' });
      expect(await outcomeOf(world, plans)).toEqual(undisturbed);
      await world.close();
    },
  );
});
