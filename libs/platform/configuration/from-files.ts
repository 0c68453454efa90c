import { readFileSync } from 'node:fs';
import type { SettingProblem } from './settings.js';

/**
 * Addresses that can hold a password: each may be given as a file instead, by its name with `_FILE` behind it, since an
 * environment is seen by whoever may inspect a container.
 */
export const addressesInFiles = [
  'KOZ_DATABASE_URL',
  'KOZ_EVENT_STORE_URL',
  'KOZ_KEY_VAULT_URL',
  'KOZ_REDIS_URL',
] as const;

export type AddressInFile = (typeof addressesInFiles)[number];

export const fileSettingOf = (address: AddressInFile): `${AddressInFile}_FILE` => `${address}_FILE`;

/** What stands in the files that the environment names, without the space around it; and what is wrong with these settings. */
export function readFromFiles(env: Readonly<Record<string, string | undefined>>): {
  readonly values: { readonly [A in AddressInFile]?: string };
  readonly problems: readonly SettingProblem[];
} {
  const values: { [A in AddressInFile]?: string } = {};
  const problems: SettingProblem[] = [];
  for (const address of addressesInFiles) {
    const setting = fileSettingOf(address);
    const path = env[setting]?.trim();
    if (!path) continue;
    const problem = (rule: string, message: string): void => void problems.push({ setting, rule, message });
    if (env[address]?.trim()) problem('notTogether', `mag niet samen met ${address} gegeven worden`);
    const text = textOf(path);
    if (text === undefined) problem('readableFile', 'moet een bestand zijn dat gelezen kan worden');
    else if (text === '') problem('notEmpty', 'mag geen leeg bestand zijn');
    else values[address] = text;
  }
  return { values, problems };
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}
