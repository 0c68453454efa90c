import { migrate, withTenant } from '@koz/platform';
import { controllerId, type ControllerId, type KeyId } from '@koz/privacy-types';
import { testDatabase } from '@koz/testing';
import type { DataKey } from '../key-vault.port.js';
import { epochsOf } from './epochs.js';
import { migrations } from './migrations.js';
import { rotateEpoch, rotationPoints, type RotationPoint } from './rotate-epoch.js';
import { openVaultHouse, type VaultHouse } from './vault.fixtures.js';

let house: VaultHouse;
beforeAll(async () => (house = await openVaultHouse()));
afterAll(() => house.close());

let controllers = 0;
const newController = (): ControllerId => controllerId(`gemeente-${++controllers}`);
const pool = () => house.db.pool('koz_vault');
const settings = (reached?: (point: RotationPoint) => void) => ({
  pool: pool(),
  keyring: house.keyring(),
  clock: house.clock,
  batchSize: 4,
  ...(reached ? { reached } : {}),
});
const taken = async (controller: ControllerId, count: number): Promise<DataKey[]> => {
  const vault = house.vault(count);
  const keys = await vault.takeKeys(controller, count);
  await vault.close();
  return keys;
};
const epochsInUse = async (controller: ControllerId): Promise<number[]> => {
  const { rows } = await house.db
    .adminPool()
    .query<{ epoch: number }>(
      'SELECT DISTINCT epoch FROM vault.data_key WHERE controller = $1 ORDER BY epoch',
      [controller],
    );
  return rows.map(({ epoch }) => epoch);
};
const expectReadable = async (controller: ControllerId, keys: readonly DataKey[]): Promise<void> => {
  const found = await house.vault().keys(
    controller,
    keys.map(({ id }) => id),
  );
  for (const { id, secret } of keys) {
    const lookup = found.get(id);
    expect(lookup?.state === 'present' && Buffer.compare(lookup.key.secret, secret)).toBe(0);
  }
};

describe('the rotation of an epoch', () => {
  it('wraps every surviving key anew and leaves each what it was', async () => {
    const controller = newController();
    const keys = await taken(controller, 11);
    const first = await epochsOf(pool(), controller);
    expect(first).toEqual([{ epoch: 1, state: 'current', since: house.clock.now() }]);
    const { epoch, wrapped } = await rotateEpoch(settings(), controller);
    expect(epoch).toBe(2);
    expect(wrapped).toBeGreaterThanOrEqual(11);
    expect(await epochsInUse(controller)).toEqual([2]);
    expect((await epochsOf(pool(), controller)).map(({ state }) => state)).toEqual(['retiring', 'current']);
    await expectReadable(controller, keys);
  });

  it('begins nothing new when the epoch to leave was left already', async () => {
    const controller = newController();
    await taken(controller, 2);
    expect(await rotateEpoch(settings(), controller, 1)).toMatchObject({ epoch: 2 });
    expect(await rotateEpoch(settings(), controller, 1)).toEqual({ epoch: 2, wrapped: 0 });
    expect(await rotateEpoch(settings(), controller, 2)).toMatchObject({ epoch: 3 });
  });

  it('never brings back a key that is destroyed meanwhile', async () => {
    const controller = newController();
    const keys = await taken(controller, 40);
    const ids = keys.map(({ id }) => id);
    const rotation = rotateEpoch(settings(), controller);
    await Promise.all(ids.map((id) => house.vault().destroy(controller, [id], 'P5Y')));
    await rotation;
    for (const lookup of (await house.vault().keys(controller, ids)).values())
      expect(lookup.state).toBe('destroyed');
    const { rowCount } = await house.db
      .adminPool()
      .query('SELECT FROM vault.data_key WHERE key_id = ANY ($1::uuid[])', [ids]);
    expect(rowCount).toBe(0);
  });

  it('stops at a damaged key and does not pass it off as gone', async () => {
    const controller = newController();
    const [key] = await taken(controller, 1);
    await house.db
      .adminPool()
      .query('UPDATE vault.data_key SET wrapped = sha256(wrapped) WHERE key_id = $1', [key!.id]);
    await expect(rotateEpoch(settings(), controller)).rejects.toMatchObject({
      name: 'DamagedKeyError',
      keyId: key!.id,
    });
  });
});

describe('a rotation that is broken off', () => {
  /** Breaks off when a point is reached for the n-th time. */
  const breakAt = (at: RotationPoint, nth: number) => {
    let times = 0;
    return (point: RotationPoint) => {
      if (point === at && ++times === nth) throw new Error('the power failed');
    };
  };
  const cases = rotationPoints.flatMap((point) =>
    (point === 'batchWrapped' ? [1, 2, 3] : [1]).map((nth) => [point, nth] as const),
  );

  it.each(cases)('at %s, time %i, is finished by whoever runs next', async (point, nth) => {
    const controller = newController();
    const keys = await taken(controller, 10);
    await expect(rotateEpoch(settings(breakAt(point, nth)), controller, 1)).rejects.toThrow('power');
    // In between everything goes on: keys are read and made.
    await expectReadable(controller, keys);
    const between = await taken(controller, 2);
    expect(await rotateEpoch(settings(), controller, 1)).toMatchObject({ epoch: 2 });
    expect(await epochsInUse(controller)).toEqual([2]);
    expect((await epochsOf(pool(), controller)).map(({ state }) => state)).toEqual(['retiring', 'current']);
    await expectReadable(controller, [...keys, ...between]);
  });
});

describe('several processes at once', () => {
  it('rotate, take and read without one losing a key, and leave nothing under an epoch found empty', async () => {
    const controller = newController();
    const kept = await taken(controller, 20);
    const takers = Array.from({ length: 4 }, () => house.vault(3));
    let going = true;
    const taking = takers.map(async (vault) => {
      const keys: DataKey[] = [];
      while (going) keys.push(...(await vault.takeKeys(controller, 2)));
      await vault.close();
      return keys;
    });
    const emptied: number[] = [];
    for (let turn = 0; turn < 6; turn += 1) {
      const [one, other] = await Promise.all([
        rotateEpoch({ ...settings(), batchSize: 1000 }, controller),
        rotateEpoch({ ...settings(), batchSize: 700 }, controller),
      ]);
      const least = Math.min(one.epoch, other.epoch);
      const inUse = await epochsInUse(controller);
      expect(Math.min(...inUse)).toBeGreaterThanOrEqual(least);
      emptied.push(least);
      await expectReadable(controller, kept);
    }
    going = false;
    const keys = (await Promise.all(taking)).flat();
    expect(emptied.at(-1)).toBeGreaterThanOrEqual(7);
    expect(keys.length).toBeGreaterThan(0);
    await expectReadable(controller, [...kept, ...keys]);
    const states = (await epochsOf(pool(), controller)).map(({ state }) => state);
    expect(states.filter((state) => state === 'current')).toEqual(['current']);
    expect(states.at(-1)).toBe('current');
  });

  it('a process whose keyring knows only the old epoch wraps under the new one', async () => {
    const controller = newController();
    const stale = house.vault(1);
    await stale.takeKeys(controller, 1);
    await stale.close();
    await rotateEpoch(settings(), controller);
    const [key] = await stale.takeKeys(controller, 5);
    await stale.close();
    const { rows } = await house.db
      .adminPool()
      .query('SELECT epoch FROM vault.data_key WHERE key_id = $1', [key!.id]);
    expect(rows).toEqual([{ epoch: 2 }]);
  });

  it('an insert that was under way when its epoch retired is waited for, a later one is refused', async () => {
    const controller = newController();
    await taken(controller, 1);
    const insert = `INSERT INTO vault.data_key SELECT gen_random_uuid(), $1, 1, wrapped, now()
                      FROM vault.data_key WHERE controller = $1 LIMIT 1 RETURNING key_id`;
    let rotation: Promise<unknown> | undefined;
    let rotated = false;
    await withTenant(pool(), controller, async (sql) => {
      await sql.query<{ key_id: KeyId }>(insert, [controller]);
      rotation = rotateEpoch(settings(), controller).then(() => (rotated = true));
      const waiting = async () =>
        (
          await house.db.adminPool().query(
            `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
                AND query LIKE '%retiring%'`,
          )
        ).rowCount;
      while ((await waiting()) === 0) await new Promise(setImmediate);
      expect(rotated).toBe(false);
    });
    // The copied row does not authenticate under its own id: the rotation came to it, so it saw it.
    await expect(rotation).rejects.toMatchObject({ name: 'DamagedKeyError' });
    await expect(
      withTenant(pool(), controller, (sql) => sql.query(insert, [controller])),
    ).rejects.toMatchObject({ code: 'KOZ01' });
  });
});

describe('the table of epochs', () => {
  it('goes forward only', async () => {
    const controller = newController();
    await taken(controller, 1);
    await rotateEpoch(settings(), controller);
    const change = (text: string) => withTenant(pool(), controller, (sql) => sql.query(text, [controller]));
    for (const text of [
      `UPDATE vault.epoch SET state = 'current' WHERE controller = $1 AND epoch = 1`,
      `UPDATE vault.epoch SET state = 'destroyed' WHERE controller = $1 AND epoch = 2`,
      `INSERT INTO vault.epoch (controller, epoch, state, since) VALUES ($1, 9, 'retiring', now())`,
    ])
      await expect(change(text)).rejects.toMatchObject({ code: '23001' });
    await expect(
      change(`INSERT INTO vault.epoch (controller, epoch, state, since) VALUES ($1, 9, 'current', now())`),
    ).rejects.toMatchObject({ code: '23505' });
    await expect(change('DELETE FROM vault.epoch WHERE controller = $1')).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('begins, for a vault of before it, with the epochs that its rows name', async () => {
    const db = await testDatabase({ migrations: migrations.slice(0, 1) });
    await db.adminPool().query(
      `INSERT INTO vault.data_key SELECT gen_random_uuid(), controller, epoch, '', now()
         FROM (VALUES ('antwerpen', 1), ('antwerpen', 2), ('mechelen', 1)) AS old (controller, epoch)`,
    );
    await migrate(db.adminUrl, migrations);
    const { rows } = await db
      .adminPool()
      .query('SELECT controller, epoch, state FROM vault.epoch ORDER BY controller, epoch');
    await db.drop();
    expect(rows).toEqual([
      { controller: 'antwerpen', epoch: 1, state: 'retiring' },
      { controller: 'antwerpen', epoch: 2, state: 'current' },
      { controller: 'mechelen', epoch: 1, state: 'current' },
    ]);
  });
});
