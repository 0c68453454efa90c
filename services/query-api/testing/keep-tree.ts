import { addToTree, appendLeaves, leafOfEvent, readTree, rootOf, signCheckpoint } from '@koz/audit';
import { createPostgresEventStore } from '@koz/event-store-postgres';
import { withTransaction } from '@koz/platform';
import { origin, signingKey, type Region } from './region.js';

/** The leaves of the log as it is. */
export async function leavesOf(region: Region): Promise<Buffer[]> {
  const log = createPostgresEventStore({ readPool: region.db.pool('koz_auditor') });
  const leaves = (await log.readAll(-1, 10_000)).map(leafOfEvent);
  await log.close();
  return leaves;
}

/** Grows the tree by these leaves, a page under one signed checkpoint, as the auditor does; answers the note. */
export const keepTree = (region: Region, leaves: readonly Buffer[]): Promise<string> =>
  withTransaction(region.db.pool('koz_auditor'), async (transaction) => {
    const { made, range } = appendLeaves(await readTree(transaction, origin), leaves);
    const head = { size: range.end, root: rootOf(range) };
    const note = signCheckpoint(origin, head, signingKey);
    await addToTree(transaction, made, { ...head, note, signedAt: region.clock.now() });
    return note;
  });
