import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { registerController } from '@koz/command-handling';
import { createPostgresEventStore } from '@koz/event-store-postgres';
import { ConfigurationError, systemClock } from '@koz/platform';
import { Keyring, LocalMasterKey, PostgresKeyVault } from '@koz/privacy-keys';
import { controllerId, uuid, type ActorId, type PublicText } from '@koz/privacy-types';
import { allMigrations } from '@koz/schema';
import { testDatabase } from '@koz/testing';
import { controllerRegions, refuseOutsideControllersRegion } from './controllers-region.js';

const antwerpen = controllerId('antwerpen');
const mechelen = controllerId('mechelen');

const problemsOf = (mode: 'production' | 'development', dataRegion: string, ...regions: [string, string]) => {
  try {
    refuseOutsideControllersRegion(
      { mode, dataRegion },
      new Map([
        [antwerpen, regions[0]],
        [mechelen, regions[1]],
      ]),
    );
    return [];
  } catch (error) {
    return (error as ConfigurationError).problems;
  }
};

describe("The controllers' region", () => {
  it('holds where the data lie inside it, or inside a part of it', () => {
    expect(problemsOf('production', 'eu-be', 'eu-be', 'eu')).toEqual([]);
    expect(problemsOf('production', 'eu-be-ant', 'eu-be', 'eu')).toEqual([]);
    expect(problemsOf('production', 'eu', 'eu', 'eu')).toEqual([]);
  });

  it('refuses to start elsewhere, and names each controller whose region that is not', () => {
    expect(problemsOf('production', 'eu-nl', 'eu-be', 'eu')).toEqual([
      {
        setting: 'KOZ_DATA_REGION',
        rule: 'insideControllersRegion',
        message: 'ligt buiten eu-be, waar de gegevens van antwerpen moeten blijven',
      },
    ]);
    expect(problemsOf('production', 'eu', 'eu-be', 'eu-be')).toHaveLength(2);
    expect(problemsOf('production', 'eu-berlin', 'eu-be', 'eu')).toHaveLength(1);
  });

  it('is read from what each of them registered in the log', async () => {
    const db = await testDatabase({ migrations: allMigrations });
    const keysDir = await mkdtemp(join(tmpdir(), 'koz-region-'));
    const keyring = new Keyring({ keysDir, master: new LocalMasterKey(randomBytes(32)), clock: systemClock });
    const store = createPostgresEventStore({ readPool: db.pool('koz_command') });
    const vault = new PostgresKeyVault({ pool: db.pool('koz_vault'), keyring, clock: systemClock });
    try {
      const deps = { store, vault, clock: systemClock };
      const register = (controller: typeof antwerpen, region: 'eu' | 'eu-be') =>
        registerController(
          deps,
          { controller, actor: uuid<ActorId>(randomUUID()) },
          { name: 'Voorbeeld' as PublicText, region },
        );
      await register(antwerpen, 'eu-be');
      await register(mechelen, 'eu');
      expect(await controllerRegions(deps, [antwerpen, mechelen, controllerId('nergens')])).toEqual(
        new Map([
          [antwerpen, 'eu-be'],
          [mechelen, 'eu'],
        ]),
      );
    } finally {
      await store.close();
      await vault.close();
      await db.drop();
      await rm(keysDir, { recursive: true, force: true });
    }
  });

  it('is not asked of development', () => {
    expect(problemsOf('development', 'us-east-1', 'eu-be', 'eu-be')).toEqual([]);
  });
});
