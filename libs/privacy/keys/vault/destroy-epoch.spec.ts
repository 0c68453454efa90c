import { access, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { controllerId, instant, type ControllerId, type KeyId } from '@koz/privacy-types';
import { unwrapSecret } from '../envelope/aes-gcm.js';
import type { EpochKey, Keyring } from '../epoch/keyring.js';
import type { DataKey } from '../key-vault.port.js';
import { destroyEpoch, epochDestructionPoints, type EpochDestructionPoint } from './destroy-epoch.js';
import { backedUpWithout, completeAtLatest, epochsOf, releaseOf } from './epochs.js';
import { epochFingerprint } from './fingerprint.js';
import { rotateEpoch } from './rotate-epoch.js';
import { newId, openVaultHouse, type VaultHouse } from './vault.fixtures.js';

let house: VaultHouse;
beforeAll(async () => (house = await openVaultHouse()));
afterAll(() => house.close());

let controllers = 0;
const newController = (): ControllerId => controllerId(`stad-${++controllers}`);
const pool = () => house.db.pool('koz_vault');
const deps = () => ({ pool: pool(), keyring: house.keyring(), clock: house.clock });
const settings = (reached?: (point: EpochDestructionPoint) => void) => ({
  ...deps(),
  ...(reached ? { reached } : {}),
});
const always = () => true;
const fileOf = (controller: ControllerId, epoch: number): string =>
  join(house.keysDir, controller, `epoch-00000${epoch}.json`);
const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Keys of a new controller, as one process takes them. */
async function someKeys(count: number): Promise<{ controller: ControllerId; keys: DataKey[] }> {
  const controller = newController();
  const vault = house.vault(count);
  const keys = await vault.takeKeys(controller, count);
  await vault.close();
  return { controller, keys };
}

describe('destroying an epoch key', () => {
  it('removes its file and nothing else, and keys under later epochs still open', async () => {
    const { controller, keys } = await someKeys(5);
    const first = await house.keyring().epoch(controller, 1);
    await rotateEpoch(deps(), controller);
    const asked: unknown[] = [];
    const destroyed = await destroyEpoch(settings(), controller, 1, (retiring) => asked.push(retiring) > 0);
    expect(asked).toEqual([{ epoch: 1, retiredAt: house.clock.now() }]);
    expect(destroyed).toEqual({
      epoch: 1,
      destroyedAt: house.clock.now(),
      fingerprint: epochFingerprint(first).toString('hex'),
    });
    expect(await readdir(join(house.keysDir, controller))).toEqual(['epoch-000002.json']);
    const found = await house.vault().keys(
      controller,
      keys.map(({ id }) => id),
    );
    for (const lookup of found.values()) expect(lookup.state).toBe('present');
    expect(await destroyEpoch(settings(), controller, 1, () => false)).toEqual(destroyed);
  });

  it('is refused for the current epoch, one that rows name, an unknown one, and without release', async () => {
    const { controller } = await someKeys(9);
    const refused = (epoch: number, because: string, may = always) =>
      expect(destroyEpoch(settings(), controller, epoch, may)).rejects.toMatchObject({
        name: 'EpochStillNeededError',
        because,
      });
    await refused(1, 'current');
    await refused(7, 'unknown');
    const broken = rotateEpoch(
      {
        ...deps(),
        batchSize: 4,
        reached: (point) => {
          if (point === 'batchWrapped') throw new Error('the power failed');
        },
      },
      controller,
    );
    await expect(broken).rejects.toThrow('power');
    await refused(1, 'inUse');
    await rotateEpoch(deps(), controller, 1);
    await refused(1, 'notReleased', () => false);
    expect(await exists(fileOf(controller, 1))).toBe(true);
    await rotateEpoch(deps(), controller);
    await refused(2, 'earlier');
    await destroyEpoch(settings(), controller, 1, always);
    await destroyEpoch(settings(), controller, 2, always);
  });

  it.each(epochDestructionPoints)('broken off at %s is finished by whoever runs next', async (at) => {
    const { controller, keys } = await someKeys(3);
    await rotateEpoch(deps(), controller);
    const broken = destroyEpoch(
      settings((point) => {
        if (point === at) throw new Error('the power failed');
      }),
      controller,
      1,
      always,
    );
    await expect(broken).rejects.toThrow('power');
    const stateOf = async () => (await epochsOf(pool(), controller))[0]!.state;
    // The vault never says of a key whose file is there that it is destroyed.
    if ((await stateOf()) === 'destroyed') expect(await exists(fileOf(controller, 1))).toBe(false);
    // In between everything goes on.
    const lookups = await house.vault().keys(controller, [keys[0]!.id]);
    expect(lookups.get(keys[0]!.id)?.state).toBe('present');
    expect(await house.vault().takeKeys(controller, 1)).toHaveLength(1);
    const destroyed = await destroyEpoch(settings(), controller, 1, always);
    expect(destroyed.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(await stateOf()).toBe('destroyed');
    expect(await exists(fileOf(controller, 1))).toBe(false);
  });

  it('overwrites the file before its name goes', async () => {
    const { controller } = await someKeys(1);
    await rotateEpoch(deps(), controller);
    const before = await readFile(fileOf(controller, 1));
    const broken = destroyEpoch(
      settings((point) => {
        if (point === 'overwritten') throw new Error('the power failed');
      }),
      controller,
      1,
      always,
    );
    await expect(broken).rejects.toThrow('power');
    const after = await readFile(join(house.keysDir, controller, 'epoch-000001.destroyed'));
    expect(after).toHaveLength(before.length);
    for (let at = 0; at + 8 <= before.length; at += 1)
      expect(after.includes(before.subarray(at, at + 8))).toBe(false);
    await destroyEpoch(settings(), controller, 1, always);
    expect(await readdir(join(house.keysDir, controller))).toEqual(['epoch-000002.json']);
  });

  it('leaves other processes: within the hour, or when they meet a newer epoch', async () => {
    const { controller } = await someKeys(1);
    const other = house.keyring();
    await other.epoch(controller, 1);
    await rotateEpoch(deps(), controller);
    await destroyEpoch(settings(), controller, 1, always);
    const start = house.clock.now();
    house.clock.set(instant(Date.parse(start) + 60 * 60 * 1000));
    await expect(other.epoch(controller, 1)).rejects.toMatchObject({ name: 'MissingKeyFileError' });
    house.clock.set(start);
  });
});

describe('the release of an epoch key', () => {
  const retired = { epoch: 1, retiredAt: instant('2026-11-01T00:00:00Z') };

  it('comes with a verified backup, or after 35 days', () => {
    expect(completeAtLatest(retired.retiredAt)).toBe('2026-12-06T00:00:00.000Z');
    expect(releaseOf(retired, instant('2026-12-05T23:59:59Z'), undefined)).toBeUndefined();
    expect(releaseOf(retired, instant('2026-12-06T00:00:00Z'), undefined)).toBe('term');
    expect(releaseOf(retired, instant('2026-11-02T00:00:00Z'), instant('2026-11-01T12:00:00Z'))).toBe(
      'verifiedBackup',
    );
  });

  it('counts a backup only when it is later than the epoch and names it no more', async () => {
    const controller = newController();
    const record = (epochs: number[], at: string) =>
      house.db
        .adminPool()
        .query('INSERT INTO vault.verified_backup VALUES ($1, $2, $3, $4)', [
          newId(),
          controller,
          at,
          epochs,
        ]);
    await record([1], '2026-11-01T00:00:00Z');
    await record([2, 3], '2026-11-02T00:00:00Z');
    expect(await backedUpWithout(pool(), controller, 2)).toBeUndefined();
    await record([3], '2026-11-03T00:00:00Z');
    await record([3], '2026-11-04T00:00:00Z');
    expect(await backedUpWithout(pool(), controller, 2)).toBe('2026-11-03T00:00:00.000Z');
    expect(await backedUpWithout(pool(), controller, 1)).toBe('2026-11-02T00:00:00.000Z');
    expect(await backedUpWithout(pool(), newController(), 1)).toBeUndefined();
  });
});

describe('the bytes that PostgreSQL keeps of keys', () => {
  /** Where a wrapped key may stand after its id: controller, epoch and lengths come between, in row or index. */
  const mostBetween = 96;
  const wrappedBytes = 60;

  interface Search {
    /** Places where the id of the key stands. */
    readonly places: number;
    /** Places from which the key itself came out. */
    readonly opened: number;
  }

  async function filesBelow(directory: string): Promise<string[]> {
    const found: string[] = [];
    for (const entry of await readdir(directory, { withFileTypes: true })) {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) found.push(...(await filesBelow(path)));
      else if (entry.isFile()) found.push(path);
    }
    return found;
  }

  /** Tries everything after each id in this database's files and in the log with every live epoch key. */
  async function search(keyring: Keyring, controller: ControllerId, ids: readonly KeyId[]) {
    await house.db.adminPool().query('CHECKPOINT');
    const { rows } = await house.db
      .adminPool()
      .query<{ directory: string; oid: number }>(
        `SELECT current_setting('data_directory') AS directory, oid FROM pg_database WHERE datname = current_database()`,
      );
    const { directory, oid } = rows[0]!;
    const live: EpochKey[] = [];
    for (const epoch of await keyring.liveEpochs(controller))
      live.push(await keyring.epoch(controller, epoch));
    const found = new Map(ids.map((id) => [id, { places: 0, opened: 0 }]));
    const paths = [
      ...(await filesBelow(join(directory, 'base', String(oid)))),
      ...(await filesBelow(join(directory, 'pg_wal'))),
    ];
    let bytes = 0;
    for (const path of paths) {
      const content = await readFile(path).catch(() => Buffer.alloc(0));
      bytes += content.length;
      for (const id of ids) {
        const needle = Buffer.from(id.replaceAll('-', ''), 'hex');
        const data = Buffer.from(`koz/data-key/v1\n${id}\n${controller}`, 'utf8');
        for (let at = content.indexOf(needle); at >= 0; at = content.indexOf(needle, at + 1)) {
          found.get(id)!.places += 1;
          const end = Math.min(at + needle.length + mostBetween, content.length - wrappedBytes);
          for (let from = at + needle.length; from <= end; from += 1) {
            const candidate = content.subarray(from, from + wrappedBytes);
            if (live.some(({ secret }) => unwrapSecret(secret.bytes, data, candidate)))
              found.get(id)!.opened += 1;
          }
        }
      }
    }
    return { found: found as ReadonlyMap<KeyId, Search>, bytes };
  }

  it('hold destroyed keys for ever, and after the epoch’s destruction none of them opens', async () => {
    const { controller, keys } = await someKeys(12);
    const ids = keys.map(({ id }) => id);
    const [gone, kept] = [ids.slice(0, 6), ids.slice(6)];

    const control = await search(house.keyring(), controller, ids);
    expect((await stat(house.keysDir)).isDirectory()).toBe(true);
    for (const { opened } of control.found.values()) expect(opened).toBeGreaterThan(0);

    await house.vault().destroy(controller, gone, 'P5Y');
    await house.db.adminPool().query('VACUUM vault.data_key');
    const deleted = await search(house.keyring(), controller, gone);
    for (const { opened } of deleted.found.values()) expect(opened).toBeGreaterThan(0);

    await rotateEpoch(deps(), controller);
    await destroyEpoch(settings(), controller, 1, always);
    const after = await search(house.keyring(), controller, ids);
    expect(after.bytes).toBeGreaterThan(1_000_000);
    for (const id of gone) {
      expect(after.found.get(id)!.places).toBeGreaterThan(0);
      expect(after.found.get(id)!.opened).toBe(0);
    }
    for (const id of kept) expect(after.found.get(id)!.opened).toBeGreaterThan(0);
  });
});
