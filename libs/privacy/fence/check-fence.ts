import { DiscreetError } from '@koz/platform';
import type { FenceHead, FenceKnowledge } from '@koz/privacy-keys';
import type { ControllerId } from '@koz/privacy-types';
import { controllersOf, findFenceDirectory, makeFenceDirectory, segmentsOf } from './fence-directory.js';
import type { FenceDirectory } from './fence-directory.js';
import { FenceDamagedError } from './fence-errors.js';
import { readRecords } from './read-fence.js';

export type RefusalReason =
  'missing' | 'otherDirectory' | 'foreignEntries' | 'behind' | 'differs' | 'damaged';

/** The fence cannot vouch for this database: the process must never become ready. For the operator, in Dutch. */
export class FenceRefusedError extends DiscreetError {
  override readonly name = 'FenceRefusedError';
  constructor(
    readonly reason: RefusalReason,
    message: string,
  ) {
    super(message);
  }
}

export type FenceVerdict =
  | { readonly verdict: 'ok' }
  /** Entries that the vault did not carry out: after a crash, or in an older copy of the database. */
  | {
      readonly verdict: 'ahead';
      readonly entries: number;
      readonly byController: ReadonlyMap<ControllerId, { readonly after: number; readonly entries: number }>;
    }
  | { readonly verdict: 'refused'; readonly reason: FenceRefusedError };

/**
 * The gate at the start: whether every destruction that the vault or a backup knows of stands in the fence. Reads the
 * fence from the vault's head on; {@link verifyFence} reads all of it.
 *
 * @param vault what the database knows, or what the manifest of a backup says of it
 * @param path `KOZ_FENCE_DIR`
 */
export async function checkFence(vault: FenceKnowledge, path: string): Promise<FenceVerdict> {
  try {
    const directory = await directoryFor(vault, path);
    if (!directory) return { verdict: 'ok' };
    const byController = new Map<ControllerId, { after: number; entries: number }>();
    for (const controller of await allControllers(vault, directory)) {
      const head = vault.heads.get(controller);
      const last = await lastFrom(directory, controller, head);
      const after = head?.sequence ?? 0;
      if (last > after) byController.set(controller, { after, entries: last - after });
    }
    const entries = [...byController.values()].reduce((sum, one) => sum + one.entries, 0);
    return entries === 0 ? { verdict: 'ok' } : { verdict: 'ahead', entries, byController };
  } catch (error) {
    if (error instanceof FenceRefusedError) return { verdict: 'refused', reason: error };
    if (!(error instanceof FenceDamagedError)) throw error;
    return { verdict: 'refused', reason: new FenceRefusedError('damaged', error.message) };
  }
}

/** Reads the whole fence of every controller and checks the chains; the last numbers. */
export async function verifyFence(directory: FenceDirectory): Promise<Map<ControllerId, FenceHead>> {
  const heads = new Map<ControllerId, FenceHead>();
  for (const controller of await controllersOf(directory))
    for await (const { sequence, hash } of readRecords(directory, controller))
      heads.set(controller, { sequence, hash });
  return heads;
}

/**
 * The directory of a first start: made, unless one is there that holds no entry yet. Bind the database to its id
 * (`bindFenceDirectory`) before anything is fenced.
 *
 * @throws FenceRefusedError when there are entries, which a database that knows of none cannot have written.
 */
export async function firstFenceDirectory(path: string): Promise<FenceDirectory> {
  const directory = await makeFenceDirectory(path);
  for (const controller of await controllersOf(directory))
    if ((await segmentsOf(directory, controller)).length > 0)
      throw new FenceRefusedError(
        'foreignEntries',
        'KOZ_FENCE_DIR bevat vernietigingen van een andere databank: deze kent er geen. Geef de map die bij deze databank hoort.',
      );
  return directory;
}

async function directoryFor(
  { directoryId, heads }: FenceKnowledge,
  path: string,
): Promise<FenceDirectory | undefined> {
  const directory = await findFenceDirectory(path);
  if (directoryId === undefined && heads.size === 0) {
    if (directory) await firstFenceDirectory(path);
    return undefined;
  }
  if (!directory)
    throw new FenceRefusedError(
      'missing',
      'KOZ_FENCE_DIR bevat geen afscherming: zonder is niet na te gaan wat vernietigd werd. Zet de map terug.',
    );
  if (directory.id !== directoryId)
    throw new FenceRefusedError(
      'otherDirectory',
      'KOZ_FENCE_DIR hoort bij een andere databank. Geef de map die bij deze hoort.',
    );
  return directory;
}

async function allControllers(vault: FenceKnowledge, directory: FenceDirectory): Promise<ControllerId[]> {
  return [...new Set([...vault.heads.keys(), ...(await controllersOf(directory))])].sort();
}

/** The number of the last entry, after the vault's head was found in its place. */
async function lastFrom(
  directory: FenceDirectory,
  controller: ControllerId,
  head: FenceHead | undefined,
): Promise<number> {
  const known = head?.sequence ?? 0;
  let last = 0;
  for await (const record of readRecords(directory, controller, { after: Math.max(0, known - 1) })) {
    last = record.sequence;
    if (head && last === known && Buffer.compare(record.hash, head.hash) !== 0)
      throw new FenceRefusedError(
        'differs',
        `De afscherming van ${controller} is bij nummer ${known} een andere dan die van deze databank.`,
      );
  }
  if (last < known)
    throw new FenceRefusedError(
      'behind',
      `De afscherming van ${controller} gaat tot nummer ${last}, de databank tot ${known}: dit is een oudere kopie. Zet de jongste terug.`,
    );
  return last;
}
