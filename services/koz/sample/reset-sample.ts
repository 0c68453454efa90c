import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { ConfigurationError, startEmbeddedPostgres, type Logger, type Settings } from '@koz/platform';
import { isControllerId } from '@koz/privacy-types';

/** Another process uses the data that would be thrown away. */
export class ServerRunningError extends Error {
  override readonly name = 'ServerRunningError';
  constructor() {
    super('De server draait nog: stop hem eerst.');
  }
}

/**
 * Throws away everything of a development installation: the database, the controllers' keys, the fence, and the clock's setting.
 * @throws ConfigurationError in production or with a database that is not our own, ServerRunningError
 */
export async function throwAwayDevelopmentData(settings: Settings, logger: Logger): Promise<void> {
  if (settings.mode !== 'development' || settings.databaseUrl)
    throw new ConfigurationError([
      {
        setting: settings.databaseUrl ? 'KOZ_DATABASE_URL' : 'KOZ_MODE',
        rule: 'developmentOnly',
        message: 'staat dit niet toe: alleen de eigen databank van een ontwikkelopstelling wordt weggegooid',
      },
    ]);
  await dropDatabase(settings, logger);
  await removeKeys(settings.keysDir);
  // It belongs to the database that was dropped: a new one would refuse to start beside it.
  await rm(settings.fenceDir, { recursive: true, force: true });
  await rm(join(settings.dataDir, 'clock.json'), { force: true });
}

async function dropDatabase({ postgresDir: dataDir }: Settings, logger: Logger): Promise<void> {
  const server = await startAlone(dataDir, logger);
  try {
    const url = new URL(server.adminUrl);
    const database = url.pathname.slice(1);
    url.pathname = '/postgres';
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    try {
      await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(database)} WITH (FORCE)`);
    } finally {
      await client.end();
    }
  } finally {
    await server.stop();
  }
}

/** A server that a killed process left behind is stopped and started anew; one that another process uses stays up. */
async function startAlone(dataDir: string, logger: Logger) {
  const first = await startEmbeddedPostgres({ dataDir, logger });
  if (!first.attached) return first;
  await first.stop();
  const second = await startEmbeddedPostgres({ dataDir, logger });
  if (!second.attached) return second;
  await second.stop();
  throw new ServerRunningError();
}

/** Each controller has a folder of its own; the master key stays, so that settings which name it keep working. */
async function removeKeys(keysDir: string): Promise<void> {
  const entries = await readdir(keysDir, { withFileTypes: true }).catch(() => []);
  for (const entry of entries)
    if (entry.isDirectory() && isControllerId(entry.name))
      await rm(join(keysDir, entry.name), { recursive: true });
}
