import { link, mkdir, open, readFile, rm, rmdir, stat, writeFile, type FileHandle } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { DiscreetError } from '../errors/discreet-error.js';
import { isAlive, ownIdentity, processNamespace } from './process-identity.js';

const retryAfterMs = 25;
/** Longer than initdb and crash recovery on a slow disk. */
const patienceMs = 120_000;
/** A thief needs microseconds; a marker this old was left by one that was killed. */
const abandonedMarkerMs = 10_000;
/** How often a holder shows that it lives to those who cannot see its process, and how long without that they believe it. */
const renewEveryMs = 2_000;
const silentHolderMs = 30_000;

/** A living process kept a lock for longer than anything it guards should take. */
export class LockTimeoutError extends DiscreetError {
  override readonly name = 'LockTimeoutError';
}

let sequence = 0;

/**
 * Runs `work` while no other process (and no other call in this one) holds the lock file. A lock whose holder was
 * killed is taken over: at once where its process would be seen, as on one machine; in another container or on another
 * machine, whose process ids mean nothing here, when it was not renewed for half a minute by the clock of the file system.
 *
 * @throws LockTimeoutError when a living process keeps the lock for two minutes.
 */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const claim = `${path}.${ownIdentity()}.${++sequence}`;
  const holder = `${ownIdentity()} ${sequence} ${processNamespace()}`;
  const file = await open(claim, 'w', 0o600);
  let renewing: NodeJS.Timeout | undefined;
  try {
    await file.writeFile(holder);
    try {
      await acquire(path, claim);
      // The very file, whatever the path names by then: nobody else's lock is renewed.
      renewing = setInterval(() => void renew(file, holder), renewEveryMs);
      renewing.unref();
    } finally {
      await rm(claim, { force: true });
    }
    try {
      return await work();
    } finally {
      if ((await read(path)) === holder) await rm(path, { force: true });
    }
  } finally {
    clearInterval(renewing);
    await file.close();
  }
}

/** Writes what stands there again, so that the file system notes when. */
async function renew(file: FileHandle, holder: string): Promise<void> {
  await file.write(holder, 0).catch(() => undefined);
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
    if (holder !== undefined && !(await lives(holder, path, claim))) await breakLock(path, holder);
    else if (performance.now() > giveUpAt) {
      throw new LockTimeoutError(`Process ${Number.parseInt(holder ?? '', 10)} keeps the lock ${path}.`);
    } else await delay(retryAfterMs);
  }
}

/** Whether the holder of a lock is to be taken for living. */
async function lives(holder: string, path: string, claim: string): Promise<boolean> {
  const [identity = '', , namespace] = holder.split(' ');
  if (namespace === undefined || namespace === processNamespace()) return isAlive(identity);
  try {
    // What was written just now, on the same file system, shows what its clock shows.
    await writeFile(claim, await readFile(claim));
    const [now, renewed] = await Promise.all([stat(claim), stat(path)]);
    return now.mtimeMs - renewed.mtimeMs < silentHolderMs;
  } catch {
    return true;
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

async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}
