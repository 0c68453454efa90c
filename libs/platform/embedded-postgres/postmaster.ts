import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, renameSync, statSync } from 'node:fs';
import { chown, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Binaries } from './binaries.js';
import { adminLogin, serverEnvironment } from './cluster.js';
import type { HomeFiles } from './files.js';
import type { Place } from './place.js';
import { commandLineOf, identityOf, isAlive, type ProcessIdentity } from '../processes/process-identity.js';

/** A running server process: known by identity, because it may outlive the process that started it. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly identity: ProcessIdentity;
}

const pollMs = 20;
/** Crash recovery replays at most a few checkpoints' worth of log; this is far beyond it. */
const readyWithinMs = 60_000;
const stopWithinMs = 30_000;
const largestLogBytes = 5_000_000;

/** The server that postmaster.pid names, if it lives and serves this very cluster. */
export async function runningPostmaster(files: HomeFiles): Promise<Postmaster | undefined> {
  const lines = (await readFile(pidFile(files), 'utf8').catch(() => '')).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  const identity = identityOf(pid);
  if (!identity || !(port > 0) || !serves(pid, files)) return undefined;
  return { pid, port, identity };
}

/**
 * Removes the pid file of a server that is gone when its number now belongs to another process (or to one that is
 * dead but not buried): PostgreSQL would take that one for a running server. In the plain case PostgreSQL does it
 * itself. Should backends of the dead server still live, the shared memory they hold stops a second start.
 */
export async function removeMisleadingPidFile(files: HomeFiles): Promise<void> {
  const pid = Number((await readFile(pidFile(files), 'utf8').catch(() => '')).split('\n')[0]);
  if (!(pid > 0) || serves(pid, files)) return;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return;
  }
  await rm(pidFile(files), { force: true });
}

/** Spawns the server, detached and with its log in a file: it must live through the end of this process. */
export async function spawnPostmaster(
  programs: Binaries,
  files: HomeFiles,
  place: Place,
  port: number,
  settings: Readonly<Record<string, string>>,
): Promise<ChildProcess> {
  rotateLog(files.log);
  const log = openSync(files.log, 'a', 0o600);
  try {
    if (place.account.isOther) await chown(files.log, place.account.uid, place.account.gid);
    const given = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const child = spawn(programs.postgres, ['-D', files.cluster, '-p', String(port), ...given], {
      cwd: files.cluster,
      detached: true,
      stdio: ['ignore', log, log],
      env: serverEnvironment(),
      ...(place.account.isOther ? { uid: place.account.uid, gid: place.account.gid } : {}),
    });
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

/**
 * Waits until the server answers to our password and says that it serves this cluster; false when its process ends
 * first, or it does not answer in time.
 */
export async function answers(
  postmaster: Pick<Postmaster, 'pid' | 'port'>,
  files: HomeFiles,
  adminPassword: string,
): Promise<boolean> {
  const giveUpAt = performance.now() + readyWithinMs;
  while (identityOf(postmaster.pid) && performance.now() < giveUpAt) {
    if ((await servedCluster(postmaster.port, adminPassword)) === files.cluster) return true;
    await delay(pollMs);
  }
  return false;
}

/**
 * Fast shutdown: sessions are ended, data are written, the process is awaited. When that takes too long: immediate, and
 * the next start recovers. Ask for it while the server answers: PostgreSQL 18 hangs when it is told to stop during
 * the recovery after a crash.
 */
export async function stopPostmaster({ pid, identity }: Postmaster): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!isAlive(identity)) return;
    process.kill(pid, signal);
    const giveUpAt = performance.now() + stopWithinMs;
    while (isAlive(identity) && performance.now() < giveUpAt) await delay(pollMs);
  }
}

/** The last lines of the server's log, for the message when it did not start: its settings keep values out. */
export async function lastWords(files: HomeFiles): Promise<string> {
  const log = await readFile(files.log, 'utf8').catch(() => '');
  return log.trim().split('\n').slice(-4).join(' | ');
}

const pidFile = (files: HomeFiles): string => join(files.cluster, 'postmaster.pid');

function serves(pid: number, files: HomeFiles): boolean {
  return identityOf(pid) !== undefined && commandLineOf(pid).includes(` -D ${files.cluster} `);
}

async function servedCluster(port: number, password: string): Promise<string | undefined> {
  const client = new pg.Client({
    ...{ host: '127.0.0.1', port, user: adminLogin, password, database: 'postgres' },
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    return rows[0]?.data_directory;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function rotateLog(path: string): void {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largestLogBytes)
    renameSync(path, `${path}.old`);
}
