import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Who the server runs as. PostgreSQL refuses to run as root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
  /** True when this process must change to the account, which only root can. */
  readonly isOther: boolean;
  /** True when the account is an ordinary user who works with this directory too, and so must own its files. */
  readonly ownsFiles: boolean;
}

const nobody = 65534;

/**
 * The account for a server whose data live at `directory`: this very account when it is not root. For root: the
 * account that owns the directory (or the nearest parent that is there), so that data made by an ordinary user stay
 * usable to that user; else `nobody`.
 */
export function accountFor(directory: string): Account {
  const uid = process.getuid?.() ?? 0;
  const gid = process.getgid?.() ?? 0;
  if (uid !== 0) return { uid, gid, isOther: false, ownsFiles: true };
  const accounts = knownAccounts();
  const owner = statSync(nearestExisting(directory)).uid;
  const ownerGroup = accounts.get(owner);
  // initdb looks its account up by id, so an owner unknown on this machine (a bind mount) cannot be used.
  if (owner !== 0 && owner !== nobodyIn(accounts).uid && ownerGroup !== undefined) {
    return { uid: owner, gid: ownerGroup, isOther: true, ownsFiles: true };
  }
  return { ...nobodyIn(accounts), isOther: true, ownsFiles: false };
}

/**
 * The first directory on the way to `path` that the account may not enter, judged by owner, group and mode; undefined
 * when the way is free. Parts that do not exist yet are not judged.
 */
export function closedOnTheWay(path: string, account: Pick<Account, 'uid' | 'gid'>): string | undefined {
  for (const directory of [...ancestors(nearestExisting(path))].reverse()) {
    const stats = statSync(directory);
    if (!stats.isDirectory()) continue;
    const shift = stats.uid === account.uid ? 6 : stats.gid === account.gid ? 3 : 0;
    if (((stats.mode >> shift) & 1) === 0) return directory;
  }
  return undefined;
}

/** The path itself when it exists, else the closest of its parents that does. */
export function nearestExisting(path: string): string {
  for (const candidate of ancestors(resolve(path))) {
    if (exists(candidate)) return candidate;
  }
  return '/';
}

/** What lies behind a closed directory counts as absent: nothing can be done with it. */
export function exists(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

function* ancestors(path: string): Generator<string> {
  for (let current = path; ; current = dirname(current)) {
    yield current;
    if (current === dirname(current)) return;
  }
}

/** Group by user id, of the accounts that are in the local account file. */
function knownAccounts(): Map<number, number> {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  const fields = lines.map((line) => line.split(':')).filter(({ length }) => length > 3);
  return new Map([...fields].reverse().map(([, , uid, gid]) => [Number(uid), Number(gid)]));
}

function nobodyIn(accounts: Map<number, number>): { uid: number; gid: number } {
  const uid = accounts.has(nobody) ? nobody : ([...accounts.keys()].find((id) => id > 0) ?? nobody);
  return { uid, gid: accounts.get(uid) ?? nobody };
}
