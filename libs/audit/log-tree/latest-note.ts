import { outsideTransaction, type Logger } from '@koz/platform';
import type { Pool } from 'pg';
import { latestCheckpoint } from './tree-table.js';

/**
 * Reads the latest signed checkpoint for whoever asks at the same time at once. Where it cannot be read, the last one
 * that was known stands: what it goes with is not held up, nor does it fail.
 *
 * @param pool of a role that may read checkpoints: `koz_command`
 */
export function latestNoteReader(
  pool: Pool,
  logger: Pick<Logger, 'warn'>,
): () => Promise<string | undefined> {
  const sql = outsideTransaction(pool);
  let known: string | undefined;
  let reading: Promise<string | undefined> | undefined;
  const read = async (): Promise<string | undefined> => {
    try {
      known = (await latestCheckpoint(sql))?.note ?? known;
    } catch (error) {
      logger.warn({ error }, 'The latest checkpoint could not be read');
    } finally {
      reading = undefined;
    }
    return known;
  };
  return () => (reading ??= read());
}
