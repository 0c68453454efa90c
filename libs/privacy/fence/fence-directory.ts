import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDurably, hasCode, makePrivateDirectory } from '@koz/platform';
import { isControllerId, isUuid, uuid, type ControllerId, type Uuid } from '@koz/privacy-types';
import { segmentPattern } from './format.js';

/** A fence directory, by the random id that it was given when it was made. */
export interface FenceDirectory {
  readonly path: string;
  readonly id: Uuid;
}

const identityFile = 'directory.json';

/** The directory at this path; undefined when there is none, or it says no id of its own. */
export async function findFenceDirectory(path: string): Promise<FenceDirectory | undefined> {
  try {
    const { id } = JSON.parse(await readFile(join(path, identityFile), 'utf8')) as { id?: unknown };
    return isUuid(id) ? { path, id } : undefined;
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR') || error instanceof SyntaxError)
      return undefined;
    throw error;
  }
}

/** Makes a directory with a new id, or finds the one that is there. */
export async function makeFenceDirectory(path: string): Promise<FenceDirectory> {
  await makePrivateDirectory(path);
  const id = uuid(randomUUID());
  await createDurably(join(path, identityFile), `${JSON.stringify({ id })}\n`);
  const standing = await findFenceDirectory(path);
  if (!standing) throw new TypeError('the file that names the fence directory is not readable');
  return standing;
}

/** The controllers of which there are entries. */
export async function controllersOf({ path }: FenceDirectory): Promise<ControllerId[]> {
  const controllers: ControllerId[] = [];
  for (const entry of await readdir(path, { withFileTypes: true }))
    if (entry.isDirectory() && isControllerId(entry.name)) controllers.push(entry.name);
  return controllers.sort();
}

/** A file of a controller's entries, by the number of its first one. */
export interface Segment {
  readonly file: string;
  readonly path: string;
  readonly first: number;
}

/** The files of a controller, in order; none when nothing was fenced. */
export async function segmentsOf({ path }: FenceDirectory, controller: ControllerId): Promise<Segment[]> {
  const folder = join(path, controller);
  const names = await readdir(folder).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  });
  return names
    .flatMap((file) => {
      const first = Number(segmentPattern.exec(file)?.[1]);
      return first > 0 ? [{ file, path: join(folder, file), first }] : [];
    })
    .sort((one, other) => one.first - other.first);
}
