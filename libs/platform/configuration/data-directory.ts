import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigurationError, type Settings } from './settings.js';

/** Left behind by production, for good. */
const markerName = 'opened-in-production';

/**
 * Makes the data directory and marks it when production opens it; development, which binds no identity to its users,
 * refuses one that is marked (rule 4).
 *
 * @throws ConfigurationError when the directory cannot be used in this mode, or not by this account.
 */
export async function openDataDirectory({
  dataDir,
  mode,
}: Pick<Settings, 'dataDir' | 'mode'>): Promise<void> {
  const marker = join(dataDir, markerName);
  try {
    await mkdir(dataDir, { recursive: true });
    if (mode === 'production') await writeFile(marker, 'Development must never open these data.\n');
  } catch {
    throw refusal('writable', 'moet een map zijn waarin deze gebruiker mag schrijven');
  }
  if (mode === 'development' && (await stat(marker).catch(() => undefined))) {
    throw refusal(
      'neverOpenedInProduction',
      'werd in productie gebruikt en kan niet in ontwikkeling geopend worden',
    );
  }
}

const refusal = (rule: string, message: string): ConfigurationError =>
  new ConfigurationError([{ setting: 'KOZ_DATA_DIR', rule, message }]);
