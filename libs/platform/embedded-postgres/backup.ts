import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import pg from 'pg';
import { createDurably, hasCode, makePrivateDirectory, syncDirectory } from '../files/durable-file.js';
import { copyFile, entriesBelow, verifyBackup } from './backup-files.js';
import {
  BackupRefusedError,
  writeManifest,
  type BackedUpFile,
  type BackupManifest,
} from './backup-manifest.js';
import { filesOf } from './files.js';

export interface BackupOptions {
  /** As superuser; the connection stays open for as long as the copying takes. */
  readonly adminUrl: string;
  /** `directory` of the running server. */
  readonly directory: string;
  /** Where the backup goes: a directory that is empty or not there yet. */
  readonly target: string;
  /** The present moment, for the manifest. */
  readonly now: () => string;
  /** Directories that must not lie within what is copied, nor the target within them. */
  readonly apartFrom?: readonly string[];
  /** Asked for when the files are copied and before the copy is closed. */
  readonly beforeStop?: (admin: pg.ClientBase) => Promise<void>;
  /** Asked for when the copy is closed: what the application says of it, kept in the manifest. */
  readonly facts?: (admin: pg.ClientBase) => Promise<Readonly<Record<string, unknown>>>;
}

/** Contents that a copy does not need or must not have; the server makes them anew. The directories stay. */
const emptied =
  /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)(\/|$)/;
const leftOut =
  /(^|\/)(postmaster\.(pid|opts)|pg_internal\.init.*|pgsql_tmp.*|backup_label.*|tablespace_map.*|backup_manifest|postgresql\.auto\.conf\.tmp|current_logfiles.*)(\/|$)/;
/** Copied last, as PostgreSQL's own tool does. */
const control = join('global', 'pg_control');

/**
 * Makes a physical copy of the embedded cluster while it runs: everything that was committed before the copy is closed is
 * in it, whatever is written meanwhile. The log is kept for it by a replication slot of this session. Afterwards every
 * file is read again and compared.
 *
 * @throws BackupRefusedError; then, as on any other failure, nothing is left at the target.
 */
export async function backUpEmbeddedPostgres(options: BackupOptions): Promise<BackupManifest> {
  const target = resolve(options.target);
  const cluster = filesOf(options.directory).cluster;
  refusePlace(target, cluster, options.apartFrom ?? []);
  await refuseOccupied(target);
  await makePrivateDirectory(target);
  const admin = new pg.Client({ connectionString: options.adminUrl, application_name: 'koz_backup' });
  admin.on('error', () => undefined);
  try {
    await admin.connect();
    await copyCluster(options, admin, cluster, target);
    return await verifyBackup(target);
  } catch (error) {
    for (const name of await readdir(target)) await rm(join(target, name), { recursive: true, force: true });
    throw error;
  } finally {
    await admin.end().catch(() => undefined);
  }
}

async function copyCluster(
  { now, directory, beforeStop, facts }: BackupOptions,
  admin: pg.Client,
  cluster: string,
  target: string,
): Promise<void> {
  const id = randomUUID();
  const startedAt = now();
  const copy = new Copy(target);
  await admin.query('SELECT pg_create_physical_replication_slot($1, true, true)', [
    `koz_backup_${id.replaceAll('-', '')}`,
  ]);
  const start = await one<{ lsn: string }>(admin, 'SELECT pg_backup_start($1, true)::text AS lsn', [
    `koz ${id}`,
  ]);
  await copy.directory('cluster');
  for await (const { path, kind } of entriesBelow(cluster)) {
    if (leftOut.test(path) || path === control || (emptied.test(path) && path.includes(sep))) continue;
    if (kind === 'other')
      throw new BackupRefusedError('place', `In de databank staat iets dat geen bestand is: ${path}.`);
    if (kind === 'directory') await copy.directory(join('cluster', path));
    else await copy.file(join(cluster, path), join('cluster', path));
  }
  await copy.file(join(cluster, control), join('cluster', control));
  await beforeStop?.(admin);
  const stop = await one<{ lsn: string; label: string; first: string; last: string }>(
    admin,
    `SELECT stop.lsn::text AS lsn, stop.labelfile AS label, pg_walfile_name($1) AS first,
            pg_walfile_name(stop.lsn) AS last
       FROM pg_backup_stop(false) AS stop`,
    [start.lsn],
  );
  await copy.text(stop.label, join('cluster', 'backup_label'));
  await copyLog(copy, cluster, stop.first, stop.last);
  await copy.file(filesOf(directory).adminPassword, 'admin.password');
  const said = (await facts?.(admin)) ?? {};
  await copy.sync();
  await writeManifest(target, {
    ...{ format: 1, id, startedAt, endedAt: now(), startLsn: start.lsn, stopLsn: stop.lsn },
    ...{ files: copy.files, directories: copy.directories, facts: said },
  });
}

/** The segments of the log from the one in which the copy began to the one in which it ended. */
async function copyLog(copy: Copy, cluster: string, first: string, last: string): Promise<void> {
  const names = (await readdir(join(cluster, 'pg_wal'))).filter(
    (name) =>
      (/^[0-9A-F]{24}$/.test(name) && name >= first && name <= last) || /^[0-9A-F]{8}\.history$/.test(name),
  );
  if (!names.includes(first) || !names.includes(last))
    throw new BackupRefusedError('damaged', 'Het logboek van de databank is niet volledig bewaard.');
  for (const name of names) await copy.file(join(cluster, 'pg_wal', name), join('cluster', 'pg_wal', name));
}

/** What was copied so far. */
class Copy {
  readonly files: BackedUpFile[] = [];
  readonly directories: string[] = [];

  constructor(private readonly target: string) {}

  async directory(path: string): Promise<void> {
    await mkdir(join(this.target, path), { mode: 0o700 });
    this.directories.push(path);
  }

  async file(from: string, path: string): Promise<void> {
    const copied = await copyFile(from, join(this.target, path));
    if (copied) this.files.push({ path, ...copied });
  }

  async text(content: string, path: string): Promise<void> {
    await createDurably(join(this.target, path), content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    this.files.push({ path, size: Buffer.byteLength(content), sha256 });
  }

  /** The files are synced one by one; now the names. */
  async sync(): Promise<void> {
    for (const path of this.directories) await syncDirectory(join(this.target, path));
    await syncDirectory(this.target);
    await syncDirectory(dirname(this.target));
  }
}

async function one<Row extends object>(
  admin: pg.Client,
  text: string,
  values: readonly unknown[],
): Promise<Row> {
  const { rows } = await admin.query<Row>(text, [...values]);
  return rows[0] as Row;
}

const isWithin = (path: string, directory: string): boolean => {
  const way = relative(resolve(directory), resolve(path));
  return way === '' || (way.split(sep)[0] !== '..' && !way.startsWith(sep));
};

function refusePlace(target: string, cluster: string, apartFrom: readonly string[]): void {
  if (isWithin(target, cluster))
    throw new BackupRefusedError('place', 'Een reservekopie kan niet in de databank zelf staan.');
  for (const directory of apartFrom)
    if (isWithin(directory, cluster) || isWithin(target, directory) || isWithin(directory, target))
      throw new BackupRefusedError(
        'place',
        'De mappen van sleutels en afscherming mogen nooit in een reservekopie staan, en een reservekopie niet in hen.',
      );
}

async function refuseOccupied(target: string): Promise<void> {
  const names = await readdir(target).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  });
  if (names.length > 0)
    throw new BackupRefusedError('place', 'De map voor de reservekopie is niet leeg: geef een nieuwe.');
}
