import { join } from 'node:path';
import { createLogger, loadSettings, type Settings } from '@koz/platform';
import { openRuntime, type Runtime } from '@koz/runtime';
import type { Terminal } from './terminal.js';

const interrupted = 130;

/** The settings of the server on this machine; names that mean nothing are told, for they are most likely misspelt. */
export function settingsFor(terminal: Terminal): Settings {
  const settings = loadSettings();
  for (const name of settings.unknownNames) terminal.err(`De instelling ${name} kennen we niet.`);
  return settings;
}

/**
 * Runs a command on the same data as the server: joins its database, or starts it and stops it afterwards. What goes
 * wrong is logged in the data directory, in full but without values.
 */
export async function withRuntime<T>(settings: Settings, work: (runtime: Runtime) => Promise<T>): Promise<T> {
  const logger = createLogger({
    service: 'koz',
    level: settings.logLevel,
    file: join(settings.dataDir, 'logs', 'koz.log'),
    write: () => undefined,
  });
  const runtime = await openRuntime(settings, { service: 'koz', logger });
  // Without this, Ctrl-C would leave behind a database that nobody stops.
  const leave = () => void runtime.close().finally(() => process.exit(interrupted));
  process.once('SIGINT', leave).once('SIGTERM', leave);
  try {
    return await work(runtime);
  } catch (error) {
    logger.error({ error }, 'The command failed');
    throw error;
  } finally {
    process.off('SIGINT', leave).off('SIGTERM', leave);
    await runtime.close();
  }
}
