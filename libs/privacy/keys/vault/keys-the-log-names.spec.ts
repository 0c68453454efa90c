import { withTenant } from '@koz/platform';
import {
  createTables,
  createViews,
  foldPage,
  migrations as readModelMigrations,
  physicalName,
  touchedKeys,
} from '@koz/projection';
import { namedKeys, planKeys, type PlanKey } from '@koz/projections/plan-keys';
import type { CarePlanId, ControllerId, KeyId } from '@koz/privacy-types';
import { EventSealer } from '../sealing/event-sealer.js';
import { filed, metadata, storedOn } from '../sealing/sealing.fixtures.js';
import { expireUnnamedKeys } from './expire-unnamed-keys.js';
import { antwerpen, mechelen, newId, openVaultHouse, type VaultHouse } from './vault.fixtures.js';

let house: VaultHouse;
beforeAll(async () => {
  house = await openVaultHouse(readModelMigrations);
  await house.db.pool('koz_projector').query(createTables(planKeys, 1) + createViews(planKeys, 1));
  house.clock.set('2100-01-01T00:00:00.000Z' as never);
});
afterAll(() => house.close());

/** Files a plan with keys from the vault and gives it back as the projector sees it. */
async function filePlan() {
  const vault = house.vault();
  const sealer = new EventSealer(vault);
  const [precise, identity, planning] = await vault.takeKeys(antwerpen, 3);
  await vault.close();
  const carePlanId = newId<CarePlanId>();
  const keys = { precise: precise!, identity: identity!, planning: planning! };
  const event = sealer.encodeEvent({
    id: newId(),
    type: 'CarePlanFiled',
    data: filed,
    keys,
    carePlanId,
    metadata,
  });
  const decoded = sealer.decode(storedOn(carePlanId, event, { position: 0 }));
  const asSeen = async () => (await sealer.openEvents([decoded], { tiers: planKeys.opens }))[0]!;
  return { vault, keys, carePlanId, asSeen };
}

const rowsOf = (event: Awaited<ReturnType<Awaited<ReturnType<typeof filePlan>>['asSeen']>>): PlanKey[] =>
  foldPage(planKeys, [event], touchedKeys(planKeys, [event]), new Map()).get('keys')!.puts as PlanKey[];

async function store(rows: readonly PlanKey[], position: number): Promise<void> {
  const pool = house.db.pool('koz_projector');
  for (const row of rows)
    await pool.query(`INSERT INTO ${physicalName('plan-keys', 'key', 1)} VALUES ($1, $2, $3, $4)`, [
      row.key_id,
      row.care_plan_id,
      row.tier,
      row.controller,
    ]);
  await pool.query(
    `INSERT INTO rm.checkpoint (projection, generation, version, state, position, tables)
       VALUES ('plan-keys', 1, 1, 'live', $1, '{key}')
     ON CONFLICT (projection, generation) DO UPDATE SET position = $1`,
    [position],
  );
}

const namedAmong = (controller: ControllerId, ids: readonly KeyId[]) =>
  withTenant(house.db.pool('koz_query'), controller, (sql) => namedKeys(sql, ids));

describe('keys that the log names', () => {
  it('outlive those of their batch that nobody used', async () => {
    const { vault, keys, asSeen } = await filePlan();
    const named = Object.values(keys).map(({ id }) => id);
    const admin = house.db.adminPool();
    await admin.query(`UPDATE vault.data_key SET made_at = now() - interval '25 hours'`);
    const { rows } = await admin.query<{ key_id: KeyId }>('SELECT key_id FROM vault.data_key');
    const expire = () =>
      expireUnnamedKeys(
        {
          pool: house.db.pool('koz_vault'),
          clock: house.clock,
          source: { lastPosition: async () => 0, namedAmong },
        },
        antwerpen,
      );
    await expect(expire()).resolves.toMatchObject({
      outcome: 'projectionBehind',
      processedUpTo: -1,
      needed: 0,
    });
    await store(rowsOf(await asSeen()), 0);
    await expect(expire()).resolves.toEqual({ outcome: 'expired', keys: rows.length - 3 });
    for (const lookup of (await vault.keys(antwerpen, named)).values()) expect(lookup.state).toBe('present');
  });

  it('are told to their own controller only', async () => {
    const { keys, asSeen } = await filePlan();
    await store(rowsOf(await asSeen()), 1);
    const ids = Object.values(keys).map(({ id }) => id);
    expect((await namedAmong(antwerpen, [...ids, newId<KeyId>()])).named).toEqual(new Set(ids));
    expect(await namedAmong(mechelen, ids)).toEqual({ processedUpTo: 1, named: new Set() });
  });

  it('are the same whether the log is replayed before or after they are destroyed', async () => {
    const { vault, keys, asSeen } = await filePlan();
    const before = rowsOf(await asSeen());
    await vault.destroy(antwerpen, [keys.precise.id], 'P2Y6M');
    expect(rowsOf(await asSeen())).toEqual(before);
  });
});

describe('an event sealed with keys of the vault', () => {
  it('opens with them, is erased without them, and stops the reader when they never were', async () => {
    const { vault, keys, asSeen, carePlanId } = await filePlan();
    const { sealed } = await asSeen();
    const open = () => new EventSealer(vault).openSealed([{ carePlanId, controller: antwerpen, sealed }]);
    expect((await open())[0]).toMatchObject({ precise: { state: 'known' }, identity: { state: 'known' } });
    await vault.destroy(antwerpen, [keys.precise.id], 'P2Y6M');
    expect((await open())[0]).toMatchObject({
      precise: { state: 'erased', cause: 'P2Y6M' },
      identity: { state: 'known' },
    });
    await house.db.adminPool().query('DELETE FROM vault.data_key WHERE key_id = $1', [keys.identity.id]);
    await expect(open()).rejects.toMatchObject({ tier: 'identity', damage: 'unknownKey' });
    await house.db
      .adminPool()
      .query('UPDATE vault.data_key SET wrapped = $1 WHERE key_id = $2', [
        Buffer.alloc(60),
        keys.planning.id,
      ]);
    await expect(open()).rejects.toMatchObject({ name: 'DamagedKeyError' });
  });
});
