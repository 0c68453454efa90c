import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  silentLogger,
  startEmbeddedPostgres,
  stopAbandonedPostgres,
  type EmbeddedPostgres,
} from '@koz/platform';

/** Enough for the pools of several spec files at once. */
const maxConnections = 400;

/** The server of a Jest run: fast, for its data live as long as the run. */
export const startTestServer = (dataDir: string): Promise<EmbeddedPostgres> =>
  startEmbeddedPostgres({ dataDir, logger: silentLogger, durability: 'disposable', maxConnections });

/** Stops the servers of runs that were killed, and removes their directories; those in use are left alone. */
export async function stopAbandonedServers(parent: string, prefix: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const directory = join(parent, name);
    // A run that is starting has no users yet; it is left alone as well.
    if (!name.startsWith(prefix) || !(await stat(join(directory, 'users')).catch(() => undefined))) continue;
    try {
      if (await stopAbandonedPostgres(directory)) await rm(directory, { recursive: true, force: true });
    } catch {
      // Another account's, or being removed by another run.
    }
  }
}
