import { chown, lstat, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { syncDirectory } from '../files/durable-file.js';
import type { Logger } from '../logging/logger.js';
import { withFileLock } from '../processes/file-lock.js';
import { copyFile, verifyBackup } from './backup-files.js';
import { BackupRefusedError, type BackupManifest } from './backup-manifest.js';
import { filesOf, writeWhole, type HomeFiles } from './files.js';
import { settlePlace, type Place } from './place.js';
import { runningPostmaster } from './postmaster.js';
import { Users } from './users.js';

export interface RestoreOptions {
  /** A directory that {@link backUpEmbeddedPostgres} wrote. */
  readonly from: string;
  /** As for starting the server. */
  readonly dataDir: string;
  /** Whether a database that is there may be replaced, for good. */
  readonly replace: boolean;
  readonly logger: Logger;
  /** The application's gate: throws when what the backup needs is not there. Asked before anything is changed. */
  readonly gate?: (manifest: BackupManifest) => Promise<void>;
}

/**
 * Puts a backup in the place of the embedded server's cluster. The files are compared with the manifest before and
 * while they are copied; until all are there, the old cluster stays where it is. The server is not started.
 *
 * @throws BackupRefusedError; then nothing was changed.
 */
export async function restoreEmbeddedPostgres(options: RestoreOptions): Promise<BackupManifest> {
  const from = resolve(options.from);
  const manifest = await verifyBackup(from);
  await options.gate?.(manifest);
  const place = await settlePlace(options.dataDir, options.logger);
  const files = filesOf(place.home);
  await withFileLock(files.lock, async () => {
    await refuseRunning(files, place);
    await undoHalfReplacement(files);
    if ((await exists(files.cluster)) && !options.replace)
      throw new BackupRefusedError('notEmpty', 'Er is al een databank: geef --replace om ze te vervangen.');
    const restored = `${files.cluster}.restored`;
    await rm(restored, { recursive: true, force: true });
    await copyBack(from, restored, manifest, place);
    await writeWhole(files.adminPassword, await readFile(join(from, 'admin.password'), 'utf8'), place);
    await exchange(files, restored);
  });
  return manifest;
}

async function refuseRunning(files: HomeFiles, place: Place): Promise<void> {
  const used = (await new Users(files.users, place).others()) > 0 || (await runningPostmaster(files));
  if (used) throw new BackupRefusedError('running', 'De server draait nog: stop hem eerst.');
}

async function copyBack(
  from: string,
  restored: string,
  { files, directories }: BackupManifest,
  { account }: Place,
): Promise<void> {
  const owned = async (path: string): Promise<void> => {
    if (account.isOther) await chown(path, account.uid, account.gid);
  };
  const made: string[] = [];
  for (const path of directories) {
    const to = placeOf(restored, path);
    if (to === undefined) continue;
    await mkdir(to, { mode: 0o700 });
    await owned(to);
    made.push(to);
  }
  for (const { path, sha256 } of files) {
    const to = placeOf(restored, path);
    if (to === undefined) continue;
    const copied = await copyFile(join(from, path), to);
    if (copied?.sha256 !== sha256)
      throw new BackupRefusedError('damaged', `In de reservekopie is ${path} beschadigd.`);
    await owned(to);
  }
  for (const path of made) await syncDirectory(path);
}

/** `cluster/base/1` of the backup below the new cluster; undefined for what is not of the cluster. */
function placeOf(restored: string, path: string): string | undefined {
  const [top, ...rest] = path.split('/');
  if (top !== 'cluster' || rest.includes('..')) return undefined;
  return join(restored, ...rest);
}

const replacedName = (files: HomeFiles): string => `${files.cluster}.replaced`;

async function exchange(files: HomeFiles, restored: string): Promise<void> {
  const replaced = replacedName(files);
  if (await exists(files.cluster)) await rename(files.cluster, replaced);
  await rename(restored, files.cluster);
  await syncDirectory(dirname(files.cluster));
  // It holds what was destroyed since, and is not kept.
  await rm(replaced, { recursive: true, force: true });
}

/** A restore that was killed between its two last steps left the old cluster under its other name. */
async function undoHalfReplacement(files: HomeFiles): Promise<void> {
  const replaced = replacedName(files);
  if (!(await exists(replaced))) return;
  if (await exists(files.cluster)) await rm(replaced, { recursive: true });
  else await rename(replaced, files.cluster);
}

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );
