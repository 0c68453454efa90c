import {
  backUpEmbeddedPostgres,
  ConfigurationError,
  createPool,
  type BackupManifest,
  type Settings,
} from '@koz/platform';
import type { Runtime } from '@koz/runtime';
import { epochsInUse, readFacts, type AdminSql, type BackupFacts } from './backup-facts.js';

/** The backup that was made and read back. */
export interface BackedUp {
  readonly manifest: BackupManifest;
  readonly facts: BackupFacts;
}

/**
 * Copies the embedded database, running, to a directory, reads the copy back, and records in the vault which epochs it
 * names: from then on older epoch keys may be destroyed. Keys and fence are never in it.
 *
 * @throws ConfigurationError for a database that is not the embedded one, BackupRefusedError
 */
export async function backUp(
  { settings, database, clock }: Pick<Runtime, 'settings' | 'database' | 'clock'>,
  target: string,
): Promise<BackedUp> {
  if (database.directory === undefined) throw notEmbedded();
  let epochsBefore = new Map<string, Set<number>>();
  const of = {
    mode: settings.mode,
    events: settings.eventStoreUrl === undefined ? 'postgresql' : 'kurrentdb',
  } as const;
  const manifest = await backUpEmbeddedPostgres({
    adminUrl: database.adminUrl,
    directory: database.directory,
    target,
    now: () => clock.now(),
    apartFrom: [settings.keysDir, settings.fenceDir],
    beforeStop: async (admin) => void (epochsBefore = await epochsInUse(admin as AdminSql)),
    facts: async (admin) => ({ ...(await readFacts(admin as AdminSql, of, epochsBefore)) }),
  });
  const facts = manifest.facts as unknown as BackupFacts;
  await record(database.adminUrl, manifest, facts, clock.now());
  return { manifest, facts };
}

export const notEmbedded = (): ConfigurationError =>
  new ConfigurationError([
    {
      setting: 'KOZ_DATABASE_URL',
      rule: 'embeddedOnly',
      message: 'wijst naar een eigen server: die wordt bewaard en teruggezet zoals docs/operations.md zegt',
    },
  ]);

/** Whether the database is the embedded one. */
export const isEmbedded = ({ databaseUrl }: Settings): boolean => databaseUrl === undefined;

async function record(
  adminUrl: string,
  { id }: BackupManifest,
  { epochs }: BackupFacts,
  verifiedAt: string,
): Promise<void> {
  const admin = createPool(adminUrl, { applicationName: 'koz_backup', max: 1 });
  try {
    for (const [controller, named] of Object.entries(epochs))
      await admin.query('INSERT INTO vault.verified_backup VALUES ($1, $2, $3, $4)', [
        id,
        controller,
        verifiedAt,
        named,
      ]);
  } finally {
    await admin.end();
  }
}
