import { createHash } from 'node:crypto';
import { dirname, relative } from 'node:path';
import type { Pool } from 'pg';
import { visitColumns } from './columns.js';
import { bytesOf, filesBelow, isGone, missingOf, type FoundFile } from './files.js';
import { visitRedis, type RedisValues } from './redis.js';
import type { ScanReport } from './scan-report.js';
import { Search } from './search.js';

export { UnusableMarkersError } from './search.js';

export interface ScanSources {
  /** Files and directories, searched byte by byte; what is not there is passed over. */
  readonly paths: readonly string[];
  /** Files and directories that somebody named, such as logs and backups: one that is not there is reported. */
  readonly named?: readonly string[];
  /** A login that sees every row of every table; without it no table is searched. */
  readonly database?: Pool;
  /** The Redis that jobs are on. */
  readonly redisUrl?: string | undefined;
}

/**
 * Looks for values in clear in files, tables and Redis, and in what lies packed there.
 * @param markers the lines of a marker file; blank ones count as lines and are not looked for
 * @throws UnusableMarkersError when a marker is too short, ConfigurationError when Redis does not answer
 */
export async function scanForMarkers(
  markers: readonly string[],
  { paths, named = [], database, redisUrl }: ScanSources,
): Promise<ScanReport> {
  const search = new Search(markers);
  const unread = await missingOf(named);
  const columns = new Set<string>();
  let [files, redisKeys] = [0, 0];
  for await (const file of filesBelow([...paths, ...named])) {
    const place = await placeOf(search, file, files);
    if (file.readable && (await searchedFile(search, file, place))) files++;
    else if (!file.readable || !(await isMissing(file))) unread.push(place);
  }
  if (database)
    await visitColumns(database, async ({ column, values }) => {
      columns.add(column);
      for (const value of values) await search.value(column, value);
    });
  if (redisUrl !== undefined)
    await visitRedis(redisUrl, async (values) => {
      redisKeys++;
      const place = await searchedKey(search, values);
      if (place !== undefined) unread.push(place);
    });
  const { hits, furtherHits, bytes } = search;
  return {
    ...{ markers: search.markers, files, columns: columns.size, redisKeys, bytes },
    ...{ hits: [...hits.values()], furtherHits, unread },
  };
}

const isMissing = async ({ path }: FoundFile): Promise<boolean> => (await missingOf([path])).length > 0;

/** @returns whether all of it could be read */
async function searchedFile(search: Search, { path }: FoundFile, place: string): Promise<boolean> {
  try {
    await search.source({ place, from: (offset) => bytesOf(path, offset) });
    return true;
  } catch (error) {
    if (isGone(error)) return false;
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    return false;
  }
}

/** A name may hold a value too. Then it is a hit, and the file is called by its number. */
async function placeOf(search: Search, { path, root }: FoundFile, number: number): Promise<string> {
  const name = Buffer.from(relative(dirname(root), path));
  if (!search.hasMarker(name)) return path;
  await search.value(`${dirname(root)}: naam van bestand ${number + 1}`, name);
  return `${dirname(root)}: bestand ${number + 1}`;
}

/** @returns the place of a value of a type that this search does not know */
async function searchedKey(
  search: Search,
  { key, type, from, pages }: RedisValues,
): Promise<string | undefined> {
  const named = !search.hasMarker(key) && /^[\x21-\x7e]+$/.test(key.toString('latin1'));
  const name = named
    ? key.toString()
    : `sha256:${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
  const place = `redis ${name} (${type})`;
  await search.value(`redis ${name} (naam van de sleutel)`, key);
  if (from) await search.source({ place, from });
  else if (!pages) return place;
  else for await (const page of pages) for (const value of page) await search.value(place, value);
  return undefined;
}
