import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { ConfigurationError, loadSettings } from '@koz/platform';
import { MasterKeyError, type MasterKeyProvider } from '@koz/privacy-keys';
import { masterKeyOf } from '@koz/runtime';

/** Where a new master key is told of; one of the two. */
export interface NewMasterKey {
  /** Holds the key itself, as that of `KOZ_MASTER_KEY_FILE`. */
  readonly toFile?: string;
  /** Lines `NAME=value`: the settings of the master key as every process will be given them. */
  readonly toSettings?: string;
}

/** The settings that say where the master key is, and no others. */
const isOfMasterKey = (name: string): boolean => /^KOZ_(MASTER_KEY|TRANSIT)(_|$)/.test(name);

/**
 * The master key that takes the place of the one in the settings, under the same rules as theirs.
 *
 * @throws MasterKeyError that says that it is about the new one; an error of the file system
 */
export async function openNewMasterKey({ toFile, toSettings }: NewMasterKey): Promise<MasterKeyProvider> {
  const given =
    toSettings === undefined
      ? { KOZ_MASTER_KEY_FILE: await namedFile(toFile ?? '') }
      : linesOf(await readFile(toSettings, 'utf8'));
  const others = Object.entries(process.env).filter(([name]) => !isOfMasterKey(name));
  try {
    return await masterKeyOf(loadSettings({ ...Object.fromEntries(others), ...given }), {
      onlyIfThere: true,
    });
  } catch (error) {
    if (error instanceof MasterKeyError) throw new MasterKeyError(`${ofNew} ${error.message}`, error.problem);
    if (error instanceof ConfigurationError)
      throw new MasterKeyError(
        `${ofNew} ${error.problems.map(({ setting, message }) => `${setting} ${message}`).join('; ')}`,
      );
    throw error;
  }
}

const ofNew = 'de nieuwe hoofdsleutel:';

/** Read here first, so that the failure is told of this file and not of a setting. */
async function namedFile(path: string): Promise<string> {
  await readFile(path);
  return resolve(path);
}

function linesOf(text: string): Record<string, string> {
  const given = parseEnv(text) as Record<string, string>;
  const names = Object.keys(given);
  const strange = names.filter((name) => !isOfMasterKey(name));
  if (strange.length > 0)
    throw new MasterKeyError(`${ofNew} in het bestand horen alleen KOZ_MASTER_KEY… en KOZ_TRANSIT_…`);
  if (!names.some((name) => ['KOZ_MASTER_KEY_FILE', 'KOZ_MASTER_KEY', 'KOZ_TRANSIT_URL'].includes(name)))
    throw new MasterKeyError(
      `${ofNew} in het bestand staat geen KOZ_MASTER_KEY_FILE, KOZ_MASTER_KEY of KOZ_TRANSIT_URL`,
    );
  return given;
}
