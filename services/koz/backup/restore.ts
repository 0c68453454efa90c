import {
  BackupRefusedError,
  restoreEmbeddedPostgres,
  systemClock,
  type BackupManifest,
  type Logger,
  type Settings,
} from '@koz/platform';
import { checkFence, type FenceVerdict } from '@koz/privacy-fence';
import { epochFilesOf, Keyring } from '@koz/privacy-keys';
import type { ControllerId } from '@koz/privacy-types';
import { masterKeyOf } from '@koz/runtime';
import { isEmbedded, notEmbedded } from './back-up.js';
import { knowledgeIn, type BackupFacts } from './backup-facts.js';

export interface Restored {
  readonly manifest: BackupManifest;
  readonly facts: BackupFacts;
  /** Destructions of after the backup, which the next start carries out again. */
  readonly entriesAhead: number;
}

/**
 * Puts a backup in the place of the embedded database, after the gate: the fence is there and goes at least as far as
 * the backup's, and every epoch key that the backup needs exists. Nothing is changed when it is refused.
 *
 * @throws ConfigurationError for a database that is not the embedded one; BackupRefusedError, FenceRefusedError
 */
export async function restore(
  settings: Settings,
  from: string,
  { replace, logger }: { readonly replace: boolean; readonly logger: Logger },
): Promise<Restored> {
  if (!isEmbedded(settings)) throw notEmbedded();
  let entriesAhead = 0;
  const manifest = await restoreEmbeddedPostgres({
    ...{ from, dataDir: settings.postgresDir, replace, logger },
    gate: async ({ facts }) => {
      entriesAhead = await passGate(settings, facts as unknown as BackupFacts);
    },
  });
  return { manifest, facts: manifest.facts as unknown as BackupFacts, entriesAhead };
}

async function passGate(settings: Settings, facts: BackupFacts): Promise<number> {
  if (facts.mode === 'production' && settings.mode === 'development')
    throw new BackupRefusedError(
      'gate',
      'De reservekopie komt uit productie en kan niet in ontwikkeling teruggezet worden.',
    );
  const verdict: FenceVerdict = await checkFence(knowledgeIn(facts), settings.fenceDir);
  if (verdict.verdict === 'refused') throw verdict.reason;
  await refuseLostEpochs(settings, facts);
  return verdict.verdict === 'ahead' ? verdict.entries : 0;
}

async function refuseLostEpochs(settings: Settings, { epochs }: BackupFacts): Promise<void> {
  const needs = Object.entries(epochs) as [ControllerId, readonly number[]][];
  for (const [controller, needed] of needs) {
    // By their names first: opening them would make a master key in a directory that has none.
    const live = await epochFilesOf(settings.keysDir, controller);
    const lost = needed.filter((epoch) => !live.includes(epoch));
    if (lost.length > 0)
      throw new BackupRefusedError(
        'gate',
        `De reservekopie heeft van ${controller} de tijdvaksleutel ${lost.join(', ')} nodig, en die bestaat niet meer: ` +
          'wat eronder zit, is voorgoed onleesbaar. Neem een jongere reservekopie, of geef de juiste KOZ_KEYS_DIR.',
      );
  }
  const master = await masterKeyOf(settings);
  const keyring = new Keyring({ keysDir: settings.keysDir, master, clock: systemClock });
  for (const [controller, needed] of needs)
    for (const epoch of needed) await keyring.epoch(controller, epoch);
}
