import { foldPage, touchedKeys } from '@koz/projection';
import type { PoolClient } from 'pg';
import { lockedPosition, moveCheckpoint, type Generation } from '../generations/generation.js';
import { inTransaction } from '@koz/platform';
import type { Page } from './page.js';
import { loadRows, writeRows } from './rows.js';

/** The rows stand elsewhere in the log than the page begins: somebody else has written. */
export class CheckpointMovedError extends Error {
  override readonly name = 'CheckpointMovedError';
  constructor(
    readonly expected: number,
    readonly actual: number,
  ) {
    super(`the checkpoint is at ${actual}, not at ${expected}`);
  }
}

/**
 * Takes a page into a generation's rows: rows and checkpoint in one transaction (rule 5), so that an event is in the
 * rows once or, if the transaction fails, not yet. Throws `GenerationGoneError` when a rebuild has swapped it out.
 */
export const writePage = (client: PoolClient, generation: Generation, page: Page): Promise<void> =>
  inTransaction(client, () => takeIn(client, generation, page));

/** The same within a transaction of the caller's. */
export async function takeIn(client: PoolClient, generation: Generation, page: Page): Promise<void> {
  // First of all the checkpoint: a swap that waits for it finds no table locked by us.
  const position = await lockedPosition(client, generation);
  if (position !== page.after) throw new CheckpointMovedError(page.after, position);
  const touched = touchedKeys(generation.projection, page.events);
  const loaded = await loadRows(client, generation, touched);
  await writeRows(client, generation, foldPage(generation.projection, page.events, touched, loaded));
  await moveCheckpoint(client, generation, page.to);
}
