import { link, mkdir, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { DiscreetError } from '../errors/discreet-error.js';
import { isAlive, ownIdentity } from './process-identity.js';

const retryAfterMs = 25;
/** Longer than initdb and crash recovery on a slow disk. */
const patienceMs = 120_000;
/** A thief needs microseconds; a marker this old was left by one that was killed. */
const abandonedMarkerMs = 10_000;

/** A living process kept a lock for longer than anything it guards should take. */
export class LockTimeoutError extends DiscreetError {
  override readonly name = 'LockTimeoutError';
}

let sequence = 0;

/**
 * Runs `work` while no other process (and no other call in this one) holds the lock file. A lock whose holder was
 * killed is taken over.
 *
 * @throws LockTimeoutError when a living process keeps the lock for two minutes.
 */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const claim = `${path}.${ownIdentity()}.${++sequence}`;
  const holder = `${ownIdentity()} ${sequence}`;
  await writeFile(claim, holder, { mode: 0o600 });
  try {
    await acquire(path, claim);
  } finally {
    await rm(claim, { force: true });
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function acquire(path: string, claim: string): Promise<void> {
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    try {
      // A hard link appears whole or not at all, so nobody reads a lock that does not name its holder yet.
      await link(claim, path);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = await read(path);
    if (holder !== undefined && !isAlive(identityIn(holder))) await breakLock(path, holder);
    else if (performance.now() > giveUpAt) {
      throw new LockTimeoutError(`Process ${Number.parseInt(holder ?? '', 10)} keeps the lock ${path}.`);
    } else await delay(retryAfterMs);
  }
}

/** Removes the lock of a dead holder. The marker lets one thief at a time look again and remove. */
async function breakLock(path: string, deadHolder: string): Promise<void> {
  const marker = `${path}.breaking`;
  try {
    await mkdir(marker);
  } catch {
    const age = await stat(marker).then(
      ({ mtimeMs }) => performance.timeOrigin + performance.now() - mtimeMs,
      () => 0,
    );
    if (age > abandonedMarkerMs) await rmdir(marker).catch(() => undefined);
    await delay(retryAfterMs);
    return;
  }
  try {
    if ((await read(path)) === deadHolder) await rm(path, { force: true });
  } finally {
    await rmdir(marker).catch(() => undefined);
  }
}

const identityIn = (holder: string): string => holder.split(' ')[0] ?? '';

async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}
