import { createHash } from 'node:crypto';
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import type { Logger } from '../logging/logger.js';
import { accountFor, closedOnTheWay, exists, nearestExisting, type Account } from './account.js';
import { EmbeddedPostgresError } from './errors.js';

/** Where a server's files really are, and who it runs as. */
export interface Place {
  readonly home: string;
  readonly account: Account;
}

/** A file in the asked-for directory that names the other place when the data had to go elsewhere. */
const pointerName = 'elsewhere';
const product = 'kinderopvangzoeker';
/** Directories of this system's root that survive a reboot and that every account may enter. */
const rootPlaces = ['/var/lib', '/var/db', '/srv', '/opt'];

/**
 * Settles where the data live: at `dataDir`, or, when the server's account cannot get there (a checkout below a
 * directory that only root may enter) or this account cannot write there, in a durable place outside. The choice is
 * logged and remembered.
 *
 * @throws EmbeddedPostgresError when the data at `dataDir` belong to another account, or no place is left.
 */
export async function settlePlace(dataDir: string, logger: Logger, places = defaultPlaces()): Promise<Place> {
  const wanted = resolve(dataDir);
  refuseStrangersData(wanted);
  const pointed = readPointer(wanted);
  if (pointed) return { home: await directory(pointed), account: accountFor(pointed) };
  const account = accountFor(wanted);
  const obstacle = obstacleAt(wanted, account);
  if (!obstacle) return { home: await directory(wanted), account };
  const name = `${product}/${basename(dirname(wanted))}-${fingerprint(wanted)}`;
  for (const place of places) {
    const home = join(place, name);
    const elsewhere = accountFor(home);
    if (obstacleAt(home, elsewhere)) continue;
    await directory(home);
    await rememberPointer(wanted, home);
    logger.warn(
      { directory: home, instead: wanted, reason: obstacle },
      'The database lives in another place',
    );
    return { home, account: elsewhere };
  }
  throw new EmbeddedPostgresError(`${obstacle}. Kies een andere map met KOZ_DATA_DIR.`);
}

function defaultPlaces(): readonly string[] {
  if (process.getuid?.() === 0) return rootPlaces.filter(exists);
  return [process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share')];
}

/** Why the account cannot keep data here; undefined when it can. */
function obstacleAt(path: string, account: Account): string | undefined {
  const closed = closedOnTheWay(path, account);
  if (closed) return `Het account van de databankserver (id ${account.uid}) mag niet in ${closed}`;
  const existing = nearestExisting(path);
  try {
    accessSync(existing, constants.W_OK);
    return undefined;
  } catch {
    return `Dit account mag niet schrijven in ${existing}`;
  }
}

/** Beginning again elsewhere would look as if the data were gone, so this stops. */
function refuseStrangersData(wanted: string): void {
  const uid = process.getuid?.() ?? 0;
  const cluster = join(wanted, 'cluster');
  if (uid === 0 || !exists(cluster)) return;
  const owner = statSync(cluster).uid;
  if (owner === uid) return;
  throw new EmbeddedPostgresError(
    `De databank in ${wanted} is van een ander account (id ${owner}: ze werd als root of door iemand anders ` +
      'gestart). Start als dat account, of kies een andere map met KOZ_DATA_DIR.',
  );
}

function readPointer(wanted: string): string | undefined {
  try {
    return readFileSync(join(wanted, pointerName), 'utf8').trim() || undefined;
  } catch {
    return undefined;
  }
}

async function rememberPointer(wanted: string, home: string): Promise<void> {
  try {
    await mkdir(wanted, { recursive: true });
    await writeFile(join(wanted, pointerName), `${home}\n`);
  } catch {
    // This account may not write there; the name derives from the directory, so the same place is found again.
  }
}

/** Makes the directory and its missing parents; all may enter them whatever the umask says, for the server must. */
async function directory(path: string): Promise<string> {
  const first = await mkdir(path, { recursive: true });
  if (first === undefined) return path;
  for (let made = path; made.length >= first.length; made = dirname(made)) await chmod(made, 0o755);
  return path;
}

const fingerprint = (path: string): string => createHash('sha256').update(path).digest('hex').slice(0, 12);
