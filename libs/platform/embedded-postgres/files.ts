import { randomBytes } from 'node:crypto';
import { chown, open, readFile, rename, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import type { Place } from './place.js';

/** The files of one embedded server. */
export interface HomeFiles {
  readonly cluster: string;
  readonly log: string;
  readonly lock: string;
  readonly users: string;
  readonly port: string;
  readonly adminPassword: string;
  readonly applicationPassword: string;
}

export const filesOf = (home: string): HomeFiles => ({
  cluster: join(home, 'cluster'),
  log: join(home, 'postgresql.log'),
  lock: join(home, 'lock'),
  users: join(home, 'users'),
  port: join(home, 'port'),
  adminPassword: join(home, 'admin.password'),
  applicationPassword: join(home, 'application.password'),
});

/** Below the ranges from which systems take ports for outgoing connections, so that the port stays free. */
const [lowestPort, highestPort] = [20_000, 29_999];

/** Reads a generated password, or generates it: 256 bits, in a file of mode 0600. */
export async function password(path: string, place: Place): Promise<string> {
  const known = await readText(path);
  if (known) return known;
  const made = randomBytes(32).toString('base64url');
  await writeWhole(path, made, place);
  return made;
}

/** The port used before when it is free (or whoever holds it does not matter), else a free one, remembered. */
export async function rememberedPort(path: string, place: Place): Promise<number> {
  const known = Number((await readText(path)) ?? '0');
  if (known > 0 && (await isFree(known))) return known;
  for (;;) {
    const port = randomInt(lowestPort, highestPort + 1);
    if (!(await isFree(port))) continue;
    await writeWhole(path, String(port), place);
    return port;
  }
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((settle) => {
    const probe = createServer();
    probe.once('error', () => settle(false));
    probe.listen({ host: '127.0.0.1', port, exclusive: true }, () => probe.close(() => settle(true)));
  });
}

/** Writes a file of mode 0600 that appears whole or not at all, owned by whoever else works with this place. */
export async function writeWhole(path: string, text: string, place: Place): Promise<void> {
  const unfinished = `${path}.unfinished`;
  await rm(unfinished, { force: true });
  const file = await open(unfinished, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await handOver(unfinished, place);
  await rename(unfinished, path);
}

/** Gives a file that root made to the ordinary user who works with this place too. */
export async function handOver(path: string, { account }: Place): Promise<void> {
  if (account.isOther && account.ownsFiles) await chown(path, account.uid, account.gid);
}

export async function readText(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
