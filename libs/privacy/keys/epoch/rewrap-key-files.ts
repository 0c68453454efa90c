import { timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  hasCode,
  linkDurably,
  moveDurably,
  overwriteDurably,
  removeDurably,
  writeBeside,
} from '@koz/platform';
import { DamagedKeyFileError, MasterKeyError } from '../key-errors.js';
import {
  allKeyFiles,
  keyFileText,
  nextOf,
  openKeyFile,
  pathOf,
  readKeyFile,
  replacedOf,
  versionIn,
  whileKeyFilesStand,
  wrapForFile,
  type KeyFile,
  type KeyFilePlace,
} from './key-file.js';
import type { MasterKeyProvider } from './master-key.port.js';

/** What is done for each file, in this order; of one that was done already the first alone. */
export const rewrapSteps = ['cleared', 'written', 'linked', 'replaced', 'overwritten', 'removed'] as const;
export type RewrapStep = (typeof rewrapSteps)[number];

export interface RewrapSettings {
  /** `KOZ_KEYS_DIR` */
  readonly keysDir: string;
  readonly from: MasterKeyProvider;
  /** The same as `from` where a master key that has versions got a new one. */
  readonly to: MasterKeyProvider;
  /** Told of each step once it is durable. */
  readonly reached?: (step: RewrapStep, place: KeyFilePlace) => void | Promise<void>;
}

export interface Rewrapped {
  /** Wrapped anew by this call. */
  readonly rewrapped: number;
  /** That stood under the new master key already, by an earlier call that was broken off. */
  readonly already: number;
}

interface OpenedFile {
  readonly place: KeyFilePlace;
  readonly file: KeyFile;
  readonly secret: Uint8Array;
  readonly done: boolean;
}

/**
 * Wraps every key file under another master key: the secrets in them, and so all that is sealed under these, stay as
 * they are. A file is replaced in one move, and what it was is overwritten: at each moment each file opens with one of
 * the two, and a call that was broken off is finished by the same call. Nothing is changed unless all of them open.
 *
 * @throws DamagedKeyFileError, MasterKeyError, MasterKeyAwayError, LockTimeoutError
 */
export function rewrapKeyFiles(settings: RewrapSettings): Promise<Rewrapped> {
  const { keysDir, to } = settings;
  return whileKeyFilesStand(keysDir, async () => {
    const files = await openedFiles(settings, await to.newestVersion());
    for (const opened of files) {
      await clearAway(pathOf(keysDir, opened.place));
      await settings.reached?.('cleared', opened.place);
      if (!opened.done) await rewrapped(settings, opened);
    }
    for (const { place } of files) await refuseUnopened(settings, place);
    const already = files.filter(({ done }) => done).length;
    return { rewrapped: files.length - already, already };
  });
}

/** @param newest the version under which `to` wraps now */
async function openedFiles(
  { keysDir, from, to }: RewrapSettings,
  newest: number | undefined,
): Promise<OpenedFile[]> {
  const opened: OpenedFile[] = [];
  for (const place of await allKeyFiles(keysDir)) {
    const file = await readKeyFile(keysDir, place);
    if (!file) continue;
    const byNew = await openKeyFile(to, place, file);
    const secret = byNew ?? (from === to ? undefined : await openKeyFile(from, place, file));
    if (!secret) throw new DamagedKeyFileError(place.controller, `${place.name}.json`, 'neither');
    opened.push({ place, file, secret, done: byNew !== undefined && versionIn(to, file) === newest });
  }
  return opened;
}

/** What a call that was broken off left beside a file that opens. */
async function clearAway(path: string): Promise<void> {
  const [now, before] = await Promise.all([readFile(path), contentOf(replacedOf(path))]);
  // The same file under its second name, which the move had not come to: overwriting it would destroy the key.
  if (before && !now.equals(before)) await overwriteDurably(replacedOf(path));
  if (before) await removeDurably(replacedOf(path));
  if (await contentOf(nextOf(path))) {
    await overwriteDurably(nextOf(path));
    await removeDurably(nextOf(path));
  }
}

async function rewrapped(
  { keysDir, to, reached }: RewrapSettings,
  { place, file, secret }: OpenedFile,
): Promise<void> {
  const path = pathOf(keysDir, place);
  const next: KeyFile = { ...file, wrapped: await wrapForFile(to, place, file.keyId, secret) };
  const opened = await openKeyFile(to, place, next);
  if (opened?.length !== secret.length || !timingSafeEqual(opened, secret))
    throw new MasterKeyError('de nieuwe hoofdsleutel opent niet wat ze zelf inpakte; er is niets veranderd');
  await writeBeside(nextOf(path), path, keyFileText(next));
  await reached?.('written', place);
  await linkDurably(path, replacedOf(path));
  await reached?.('linked', place);
  await moveDurably(nextOf(path), path);
  await reached?.('replaced', place);
  await overwriteDurably(replacedOf(path));
  await reached?.('overwritten', place);
  await removeDurably(replacedOf(path));
  await reached?.('removed', place);
}

async function refuseUnopened({ keysDir, to }: RewrapSettings, place: KeyFilePlace): Promise<void> {
  const file = await readKeyFile(keysDir, place);
  if (!file || !(await openKeyFile(to, place, file)))
    throw new DamagedKeyFileError(place.controller, `${place.name}.json`, 'authentication');
}

async function contentOf(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}
