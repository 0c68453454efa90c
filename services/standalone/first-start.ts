import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { outsideTransaction } from '@koz/platform';
import { waitForPosition } from '@koz/projection';
import type { Runtime } from '@koz/runtime';
import { commandLineActor, loadSampleRegion } from '@koz/services/koz';
import { allProjections } from '@koz/services/projector';

const readModelsWithinMs = 60_000;

type Progress = 'loading' | 'loaded';

/**
 * Fills an empty database with the sample region, where the settings ask for it. A file says how far that got: a load
 * that was cut off is finished at the next start, one that is done is never repeated, and a database with other data
 * is left alone.
 */
export async function loadSampleOnFirstStart(runtime: Runtime): Promise<void> {
  const { settings, logger } = runtime;
  if (settings.sample !== 'region') return;
  const file = join(settings.dataDir, 'sample.json');
  const progress = await readProgress(file);
  const empty = (await runtime.eventStore('koz_query').lastPosition()) < 0;
  if (progress === 'loaded' || (progress === undefined && !empty)) return;
  await writeProgress(file, 'loading');
  const { applications } = await loadSampleRegion({
    ...runtime.commandDeps('koz_command'),
    locations: runtime.locations('koz_command'),
    lookups: runtime.lookups,
    actor: commandLineActor,
  });
  await untilReadModelsTellOfIt(runtime);
  await writeProgress(file, 'loaded');
  logger.info({ plans: applications.filed, rows: applications.rows }, 'The sample region is loaded');
}

/** Somebody who was told that the sample is there looks for it at once. */
async function untilReadModelsTellOfIt({ database, eventStore }: Runtime): Promise<void> {
  const last = await eventStore('koz_query').lastPosition();
  const sql = outsideTransaction(database.pool('koz_query'));
  for (const { name } of allProjections) await waitForPosition(sql, name, last, readModelsWithinMs);
}

async function readProgress(file: string): Promise<Progress | undefined> {
  try {
    return (JSON.parse(await readFile(file, 'utf8')) as { sample: Progress }).sample;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

const writeProgress = (file: string, sample: Progress): Promise<void> =>
  writeFile(file, `${JSON.stringify({ sample })}\n`);
