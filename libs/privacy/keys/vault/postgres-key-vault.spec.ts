import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { withTenant, type Role } from '@koz/platform';
import { controllerId, type KeyId } from '@koz/privacy-types';
import type { DataKey } from '../key-vault.port.js';
import { antwerpen, mechelen, newId, openVaultHouse, type VaultHouse } from './vault.fixtures.js';

let house: VaultHouse;
beforeAll(async () => (house = await openVaultHouse()));
afterAll(() => house.close());

const idsOf = (keys: readonly DataKey[]): KeyId[] => keys.map(({ id }) => id);
const count = async (condition: string, values: unknown[] = []): Promise<number> => {
  const text = `SELECT count(*)::integer AS count FROM vault.${condition}`;
  return (await house.db.adminPool().query<{ count: number }>(text, values)).rows[0]!.count;
};

async function failure(work: Promise<unknown>): Promise<{ error: unknown; shown: string }> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeDefined();
  return { error, shown: inspect(error, { depth: 20, showHidden: true }) + JSON.stringify(error) };
}

describe('keys that are taken', () => {
  it('are durable before they are given out, and read back as they were', async () => {
    const taken = await house.vault().takeKeys(antwerpen, 3);
    const found = await house.vault().keys(antwerpen, idsOf(taken));
    for (const { id, secret } of taken) {
      const lookup = found.get(id);
      expect(lookup?.state === 'present' && Buffer.compare(lookup.key.secret, secret)).toBe(0);
    }
  });

  it('are never the same for two takers, in one process or in several', async () => {
    const vaults = [house.vault(5), house.vault(), house.vault(64)];
    const takers = Array.from({ length: 60 }, (_, at) => vaults[at % 3]!.takeKeys(antwerpen, 1 + (at % 7)));
    const ids = (await Promise.all(takers)).flatMap(idsOf);
    expect(ids).toHaveLength(Array.from({ length: 60 }, (_, at) => 1 + (at % 7)).reduce((a, b) => a + b));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('are made a batch at a time, and the next batch before the last one is used up', async () => {
    const controller = controllerId('turnhout');
    const vault = house.vault(10);
    const held = () => count('data_key WHERE controller = $1', [controller]);
    await vault.takeKeys(controller, 3);
    await vault.close();
    expect(await held()).toBe(10);
    await vault.takeKeys(controller, 3);
    await vault.close();
    expect(await held()).toBe(20);
  });

  it('may be more than a batch', async () => {
    expect(new Set(idsOf(await house.vault(4).takeKeys(antwerpen, 50))).size).toBe(50);
  });

  it('were made at most half a day ago', async () => {
    const vault = house.vault();
    const made = await house.db.adminPool().query<{ key_id: KeyId }>('SELECT key_id FROM vault.data_key');
    const before = new Set(made.rows.map((row) => row.key_id));
    await vault.takeKeys(mechelen, 1);
    const { rows } = await house.db.adminPool().query<{ key_id: KeyId }>('SELECT key_id FROM vault.data_key');
    const pooled = new Set(rows.map((row) => row.key_id).filter((id) => !before.has(id)));
    const start = house.clock.now();
    house.clock.set('2026-11-24T06:00:00.000Z' as never);
    const [later] = await vault.takeKeys(mechelen, 1);
    house.clock.set(start);
    expect(pooled.has(later!.id)).toBe(false);
  });

  it('are stored only in wrapped form', async () => {
    const [key] = await house.vault().takeKeys(antwerpen, 1);
    expect(await count(`data_key WHERE position($1::bytea IN wrapped) > 0`, [Buffer.from(key!.secret)])).toBe(
      0,
    );
    expect(await count('data_key WHERE length(wrapped) <> 60')).toBe(0);
  });

  it('show nothing of their secret when they are inspected', async () => {
    const [key] = await house.vault().takeKeys(antwerpen, 1);
    const shown = inspect(key, { depth: 20, showHidden: true, getters: false }) + JSON.stringify(key);
    expect(shown).toContain(key!.id);
    expect(shown).not.toContain([...key!.secret.slice(0, 4)].join(', '));
    expect(shown).not.toContain(Buffer.from(key!.secret.slice(0, 4)).toString('hex'));
  });
});

describe('a key that an envelope names', () => {
  it('is present, destroyed since and for a cause, or was never made', async () => {
    const vault = house.vault();
    const [kept, gone] = idsOf(await vault.takeKeys(antwerpen, 2));
    const never = newId<KeyId>();
    await vault.destroy(antwerpen, [gone!], 'P2Y6M');
    const found = await vault.keys(antwerpen, [kept!, gone!, never, kept!]);
    expect(found.size).toBe(3);
    expect(found.get(kept!)?.state).toBe('present');
    expect(found.get(gone!)).toEqual({
      state: 'destroyed',
      since: '2026-11-23T18:00:00.000Z',
      cause: 'P2Y6M',
    });
    expect(found.get(never)).toEqual({ state: 'unknown' });
    expect((await vault.keys(antwerpen, [])).size).toBe(0);
  });

  it('is unknown to another controller', async () => {
    const vault = house.vault();
    const [id] = idsOf(await vault.takeKeys(antwerpen, 1));
    expect((await vault.keys(mechelen, [id!])).get(id!)).toEqual({ state: 'unknown' });
    await vault.destroy(antwerpen, [id!], 'erasure');
    expect((await vault.keys(mechelen, [id!])).get(id!)).toEqual({ state: 'unknown' });
  });

  it('is gone for every reader at once when it is destroyed', async () => {
    const [one, other] = [house.vault(), house.vault()];
    const [id] = idsOf(await one.takeKeys(antwerpen, 1));
    expect((await other.keys(antwerpen, [id!])).get(id!)?.state).toBe('present');
    await one.destroy(antwerpen, [id!], 'withdrawal');
    expect((await other.keys(antwerpen, [id!])).get(id!)?.state).toBe('destroyed');
    expect(await count('data_key WHERE key_id = $1', [id])).toBe(0);
  });

  it('whose row was changed is damaged, and not erased', async () => {
    const vault = house.vault();
    const keys = await vault.takeKeys(antwerpen, 2);
    const [one, other] = idsOf(keys);
    const admin = house.db.adminPool();
    const swap = `UPDATE vault.data_key SET wrapped = (SELECT wrapped FROM vault.data_key WHERE key_id = $2)
                   WHERE key_id = $1`;
    await admin.query(swap, [one, other]);
    const { error, shown } = await failure(vault.keys(antwerpen, [one!]));
    expect(error).toMatchObject({ name: 'DamagedKeyError', keyId: one, controller: antwerpen });
    for (const { secret } of keys)
      expect(shown).not.toContain(Buffer.from(secret.slice(0, 4)).toString('hex'));
    await admin.query('DELETE FROM vault.data_key WHERE key_id = $1', [one]);
  });

  it('of an epoch whose file is not there stops the reader', async () => {
    const vault = house.vault();
    const [id] = idsOf(await vault.takeKeys(antwerpen, 1));
    // As damage would have it: past the triggers.
    await house.db.adminPool().query(
      `SET session_replication_role = replica; UPDATE vault.data_key SET epoch = 9 WHERE key_id = '${id}';
         SET session_replication_role = origin`,
    );
    await expect(vault.keys(antwerpen, [id!])).rejects.toMatchObject({
      name: 'MissingKeyFileError',
      file: 'epoch-000009.json',
    });
  });
});

describe('destroying keys', () => {
  it('twice keeps the first tombstone, also when both happen at once', async () => {
    const vault = house.vault();
    const ids = idsOf(await vault.takeKeys(antwerpen, 4));
    await Promise.all([1, 2, 3].map(() => vault.destroy(antwerpen, ids, 'P5Y')));
    house.clock.set('2026-11-24T00:00:00.000Z' as never);
    await vault.destroy(antwerpen, ids, 'erasure');
    house.clock.set('2026-11-23T18:00:00.000Z' as never);
    for (const lookup of (await vault.keys(antwerpen, ids)).values())
      expect(lookup).toEqual({ state: 'destroyed', since: '2026-11-23T18:00:00.000Z', cause: 'P5Y' });
  });

  it('stops at one that was never made, or is of another controller, and destroys none', async () => {
    const vault = house.vault();
    const ids = idsOf(await vault.takeKeys(antwerpen, 2));
    await expect(vault.destroy(antwerpen, [...ids, newId<KeyId>()], 'P5Y')).rejects.toMatchObject({
      name: 'UnknownKeyError',
    });
    await expect(vault.destroy(mechelen, ids, 'P5Y')).rejects.toMatchObject({ name: 'UnknownKeyError' });
    for (const lookup of (await vault.keys(antwerpen, ids)).values()) expect(lookup.state).toBe('present');
  });
});

describe('a keys directory that is not the one of the database', () => {
  it('is found out before a key is made under a new epoch', async () => {
    const controller = controllerId('beerse');
    const vault = house.vault();
    const [id] = idsOf(await vault.takeKeys(controller, 1));
    await vault.close();
    const file = join(house.keysDir, controller, 'epoch-000001.json');
    await rm(file);
    await expect(house.vault().takeKeys(controller, 1)).rejects.toMatchObject({
      name: 'MissingKeyFileError',
    });
    await expect(house.vault().keys(controller, [id!])).rejects.toMatchObject({
      name: 'MissingKeyFileError',
    });
    await writeFile(file, 'not a key file');
    await expect(house.vault().takeKeys(controller, 1)).rejects.toMatchObject({
      name: 'DamagedKeyFileError',
    });
  });
});

describe('the schema of the vault', () => {
  const tables = [
    ...['data_key', 'destroyed_key', 'lookup', 'command_body'],
    ...['epoch', 'fence_head', 'fenced', 'verified_backup'],
  ];

  it('is closed to every other role', async () => {
    const others: Role[] = ['koz_command', 'koz_query', 'koz_projector', 'koz_process_manager'];
    for (const role of others) {
      for (const table of tables)
        await expect(house.db.pool(role).query(`SELECT FROM vault.${table}`)).rejects.toMatchObject({
          code: '42501',
        });
      const read = house.db.pool(role).query(`SELECT * FROM vault.read_keys('antwerpen', '{}')`);
      await expect(read).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('shows a controller its own rows only, and without a controller none', async () => {
    const pool = house.db.pool('koz_vault');
    await house.vault().takeKeys(antwerpen, 1);
    await house.vault().takeKeys(mechelen, 1);
    expect((await pool.query('SELECT FROM vault.data_key')).rowCount).toBe(0);
    const seen = await withTenant(pool, mechelen, (sql) =>
      sql.query<{ controller: string }>('SELECT DISTINCT controller FROM vault.data_key'),
    );
    expect(seen).toEqual([{ controller: mechelen }]);
    const foreign = withTenant(pool, mechelen, (sql) =>
      sql.query(`INSERT INTO vault.data_key VALUES ($1, 'antwerpen', 1, '', now())`, [newId()]),
    );
    await expect(foreign).rejects.toMatchObject({ code: '42501' });
  });

  it('lets nobody change a row, or lift a tombstone', async () => {
    const pool = house.db.pool('koz_vault');
    for (const statement of [
      ...tables.map((table) => `UPDATE vault.${table} SET controller = controller`),
      'DELETE FROM vault.destroyed_key',
    ])
      await expect(pool.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it('leaves no setting behind on a connection', async () => {
    const pool = house.db.pool('koz_vault');
    await house.vault().keys(antwerpen, [newId<KeyId>()]);
    const settings = await Promise.all(
      Array.from({ length: 8 }, () =>
        pool.query<{ value: string | null }>(`SELECT current_setting('koz.controller', true) AS value`),
      ),
    );
    for (const { rows } of settings) expect(rows[0]!.value ?? '').toBe('');
  });
});
