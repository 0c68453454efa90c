import { spawn } from 'node:child_process';
import { chmod, chown, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '../logging/logger.js';
import type { Binaries } from './binaries.js';
import { EmbeddedPostgresError } from './errors.js';
import type { HomeFiles } from './files.js';
import type { Place } from './place.js';
import type { Durability } from './settings.js';

/** The superuser of an embedded server. */
export const adminLogin = 'koz_admin';

/**
 * Makes the database cluster unless it is there: in a directory beside it first, so that an initdb that was killed
 * halfway leaves nothing that looks like a cluster.
 */
export async function ensureCluster(
  files: HomeFiles,
  place: Place,
  programs: Binaries,
  adminPassword: string,
  durability: Durability,
  logger: Logger,
): Promise<void> {
  if (await stat(files.cluster).catch(() => undefined)) return;
  const unfinished = `${files.cluster}.unfinished`;
  const passwordFile = join(place.home, 'initdb.password');
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(passwordFile, adminPassword, { mode: 0o600 });
  try {
    await giveToServer(unfinished, place);
    await giveToServer(passwordFile, place);
    await runInitdb(programs.initdb, unfinished, passwordFile, place, durability);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(unfinished, files.cluster);
  logger.info({ directory: files.cluster }, 'A new database was made');
}

async function giveToServer(path: string, { account }: Place): Promise<void> {
  if (account.isOther) await chown(path, account.uid, account.gid);
  await chmod(path, (await stat(path)).isDirectory() ? 0o700 : 0o600);
}

function runInitdb(
  program: string,
  directory: string,
  passwordFile: string,
  { account }: Place,
  durability: Durability,
): Promise<void> {
  const initdb = spawn(
    program,
    [
      ...['-D', directory, '-U', adminLogin, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`],
      ...['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ...(durability === 'disposable' ? ['--no-sync'] : []),
    ],
    {
      cwd: directory,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: serverEnvironment(),
      ...(account.isOther ? { uid: account.uid, gid: account.gid } : {}),
    },
  );
  let complaint = '';
  initdb.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  return new Promise((resolve, reject) => {
    initdb.once('error', (error) =>
      reject(new EmbeddedPostgresError(`initdb kan niet uitgevoerd worden: ${error.message}`)),
    );
    initdb.once('close', (code) =>
      code === 0
        ? resolve()
        : reject(new EmbeddedPostgresError(`initdb is mislukt: ${complaint.trim().slice(-500)}`)),
    );
  });
}

/** The server gets none of this process's settings, which may hold secrets; only what its libraries need. */
export const serverEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'] ?? '/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
});
