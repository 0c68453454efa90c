import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDurably, hasCode } from '../files/durable-file.js';
import { EmbeddedPostgresError } from './errors.js';

/** A file of a backup, by its path below the backup's directory. */
export interface BackedUpFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** What a backup holds and what it needs; written last, so that a backup without it was not finished. */
export interface BackupManifest {
  readonly format: 1;
  readonly id: string;
  /** By the clock of whoever made it. */
  readonly startedAt: string;
  readonly endedAt: string;
  /** Where in the write-ahead log the copy begins to be whole, and where it ends. */
  readonly startLsn: string;
  readonly stopLsn: string;
  readonly files: readonly BackedUpFile[];
  readonly directories: readonly string[];
  /** What the application says of it. */
  readonly facts: Readonly<Record<string, unknown>>;
}

export type BackupProblem =
  /** Cannot be made: there is something at its place, or its place lies inside what is copied. */
  | 'place'
  /** No backup, an unfinished one, or one whose files are not what was written. */
  | 'damaged'
  /** Somebody uses the database that would be replaced. */
  | 'running'
  /** There is a database, and nobody said that it may be replaced. */
  | 'notEmpty'
  /** The application's own gate: keys, fence, mode. */
  | 'gate';

/** A backup that cannot be made or restored as asked, in Dutch; nothing was changed. */
export class BackupRefusedError extends EmbeddedPostgresError {
  constructor(
    readonly problem: BackupProblem,
    message: string,
  ) {
    super(message);
  }
}

const manifestFile = 'manifest.json';
const digestFile = 'manifest.sha256';

export async function writeManifest(directory: string, manifest: BackupManifest): Promise<void> {
  const text = `${JSON.stringify(manifest, undefined, 1)}\n`;
  await createDurably(join(directory, digestFile), `${sha256(text)}\n`);
  await createDurably(join(directory, manifestFile), text);
}

/** @throws BackupRefusedError when there is none, or it is not what was written. */
export async function readManifest(directory: string): Promise<BackupManifest> {
  const text = await textOf(join(directory, manifestFile));
  const digest = await textOf(join(directory, digestFile));
  if (text === undefined || digest === undefined)
    throw new BackupRefusedError('damaged', 'Daar staat geen volledige reservekopie.');
  if (digest.trim() !== sha256(text))
    throw new BackupRefusedError('damaged', `Het bestand ${manifestFile} van de reservekopie is beschadigd.`);
  const manifest = JSON.parse(text) as BackupManifest;
  if (manifest.format !== 1)
    throw new BackupRefusedError('damaged', 'De reservekopie heeft een vorm die deze versie niet kent.');
  return manifest;
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return undefined;
    throw error;
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
