import { systemClock } from '@koz/platform';
import { controllerId, instant, type ControllerId, type KeyId } from '@koz/privacy-types';
import { expireUnnamedKeys, type NamedKeysSource } from './expire-unnamed-keys.js';
import { newId, openVaultHouse, type VaultHouse } from './vault.fixtures.js';

let house: VaultHouse;
beforeAll(async () => (house = await openVaultHouse()));
afterAll(() => house.close());

let controllers = 0;

/** A controller with keys of its own, made this long before the database's present moment. */
async function keysMade(count: number, ago: string): Promise<{ controller: ControllerId; ids: KeyId[] }> {
  const controller = controllerId(`gemeente-${++controllers}`);
  const vault = house.vault(count);
  await vault.takeKeys(controller, 1);
  await vault.close();
  const { rows } = await house.db
    .adminPool()
    .query<{ key_id: KeyId }>(
      `UPDATE vault.data_key SET made_at = now() - $2::interval WHERE controller = $1 RETURNING key_id`,
      [controller, ago],
    );
  return { controller, ids: rows.map((row) => row.key_id) };
}

const left = async (controller: ControllerId, ids: KeyId[]): Promise<KeyId[]> => {
  const found = await house.vault().keys(controller, ids);
  return ids.filter((id) => found.get(id)?.state === 'present');
};

const source = (more: Partial<NamedKeysSource> = {}, named: readonly KeyId[] = []): NamedKeysSource => ({
  lastPosition: async () => 41,
  namedAmong: async () => ({ processedUpTo: 41, named: new Set(named) }),
  ...more,
});

const expire = (controller: ControllerId, of: NamedKeysSource, pageSize?: number) =>
  expireUnnamedKeys(
    {
      pool: house.db.pool('koz_vault'),
      clock: house.clock,
      source: of,
      ...(pageSize === undefined ? {} : { pageSize }),
    },
    controller,
  );

/** The platform's clock stands well after the database's, so that the database decides the age, unless told. */
beforeEach(() => house.clock.set('2100-01-01T00:00:00.000Z' as never));

describe('keys that no event names', () => {
  it('are deleted after a day, a page at a time, and named ones are not', async () => {
    const { controller, ids } = await keysMade(23, '25 hours');
    const named = ids.slice(0, 5);
    await expect(expire(controller, source({}, named), 4)).resolves.toEqual({ outcome: 'expired', keys: 18 });
    expect(await left(controller, ids)).toEqual(named);
  });

  it('are left without a tombstone, so that an event naming one would be found damaged', async () => {
    const { controller, ids } = await keysMade(2, '25 hours');
    await expire(controller, source());
    const found = await house.vault().keys(controller, ids);
    expect([...found.values()]).toEqual([{ state: 'unknown' }, { state: 'unknown' }]);
  });

  it('are kept for a day', async () => {
    const { controller, ids } = await keysMade(3, '23 hours');
    await expect(expire(controller, source())).resolves.toEqual({ outcome: 'expired', keys: 0 });
    expect(await left(controller, ids)).toEqual(ids);
  });

  it('are kept when the platform’s clock does not agree that a day has passed', async () => {
    const { controller, ids } = await keysMade(3, '25 hours');
    house.clock.set(instant(Date.parse(systemClock.now()) - 2 * 3_600_000));
    await expect(expire(controller, source())).resolves.toEqual({ outcome: 'expired', keys: 0 });
    expect(await left(controller, ids)).toEqual(ids);
  });

  it('are kept while the projection has not seen the log up to an end read after the cutoff', async () => {
    const { controller, ids } = await keysMade(3, '25 hours');
    const behind = source({ namedAmong: async () => ({ processedUpTo: 40, named: new Set() }) });
    await expect(expire(controller, behind)).resolves.toEqual({
      outcome: 'projectionBehind',
      keys: 0,
      processedUpTo: 40,
      needed: 41,
    });
    expect(await left(controller, ids)).toEqual(ids);
  });

  it('are those of one controller', async () => {
    const [one, other] = [await keysMade(2, '25 hours'), await keysMade(2, '25 hours')];
    await expire(one.controller, source());
    expect(await left(other.controller, other.ids)).toEqual(other.ids);
  });

  it('are not looked for in the log before the cutoff is fixed', async () => {
    const { controller } = await keysMade(1, '25 hours');
    const late = newId<KeyId>();
    const order: string[] = [];
    const watching = source({
      lastPosition: async () => {
        order.push('end of the log');
        // A key that is made from here on is younger than the cutoff, whatever names it.
        await house.db
          .adminPool()
          .query(`INSERT INTO vault.data_key VALUES ($1, $2, 1, '', now() - interval '24 hours')`, [
            late,
            controller,
          ]);
        return 41;
      },
      namedAmong: async (_controller, ids) => {
        order.push('named');
        expect(ids).not.toContain(late);
        return { processedUpTo: 41, named: new Set() };
      },
    });
    await expire(controller, watching);
    expect(order).toEqual(['end of the log', 'named']);
  });
});
