import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MethodsInForce } from '@koz/command-handling';
import { createPostgresEventStore, type PostgresEventStore } from '@koz/event-store-postgres';
import { PostgresLocations } from '@koz/locations';
import { SettableClock } from '@koz/platform';
import {
  EventSealer,
  Keyring,
  openMasterKey,
  PostgresKeyVault,
  PostgresLookupIndex,
} from '@koz/privacy-keys';
import { instant } from '@koz/privacy-types';
import { allMigrations } from '@koz/schema';
import { testDatabase, type TestDatabase } from '@koz/testing';
import { commandLineActor } from '../import/import-actor.js';
import type { SampleDeps } from '../sample/sample-region.js';

/** A database of a spec's own with everything that an import needs, and ways to look at what came of it. */
export interface TestWorld {
  readonly db: TestDatabase;
  readonly deps: SampleDeps & { readonly store: PostgresEventStore; readonly clock: SettableClock };
  /** The log as the projector sees it, over all controllers. */
  readonly log: PostgresEventStore;
  readonly sealer: EventSealer;
  readonly keysDir: string;
  close(): Promise<void>;
}

/** @param at what the clock shows: the sample's day when absent */
export async function testWorld(at = '2026-11-23T12:00:00Z'): Promise<TestWorld> {
  const db = await testDatabase({ migrations: allMigrations });
  const keysDir = await mkdtemp(join(tmpdir(), 'koz-keys-'));
  const clock = new SettableClock(instant(at));
  const keyring = new Keyring({
    keysDir,
    clock,
    master: await openMasterKey({ keysDir, mayGenerate: true }),
  });
  const vault = new PostgresKeyVault({ pool: db.pool('koz_vault'), keyring, clock });
  const store = createPostgresEventStore({ readPool: db.pool('koz_command') });
  const log = createPostgresEventStore({ readPool: db.pool('koz_projector') });
  return {
    db,
    deps: {
      store,
      vault,
      clock,
      lookups: new PostgresLookupIndex(db.pool('koz_vault'), keyring),
      locations: new PostgresLocations(db.pool('koz_command')),
      methods: new MethodsInForce({ store, vault }),
      actor: commandLineActor,
    },
    log,
    sealer: new EventSealer(vault),
    keysDir,
    async close() {
      await store.close();
      await log.close();
      await vault.close();
      await db.drop();
      await rm(keysDir, { recursive: true });
    },
  };
}
