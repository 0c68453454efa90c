import type { Logger } from '@koz/platform';
import type { Pool } from 'pg';
import { latestCheckpoint } from './tree-table.js';

export interface LatestNoteTimes {
  /** How long who asks is kept waiting, at most; then the last known one stands. */
  readonly waitAtMostMs: number;
  /** When a read that does not come back is given up, with its connection, so that another is tried. */
  readonly giveUpAfterMs: number;
}

/** A read takes less than a millisecond. Nothing is lost by an older checkpoint, and a write is not to be slower for one. */
const defaultTimes: LatestNoteTimes = { waitAtMostMs: 50, giveUpAfterMs: 10_000 };

/**
 * Reads the latest signed checkpoint for whoever asks at the same time at once. Where it cannot be read, or not soon, the
 * last one that was known stands: what it goes with is not held up, nor does it fail.
 *
 * @param pool of a role that may read checkpoints: `koz_command`
 */
export function latestNoteReader(
  pool: Pool,
  logger: Pick<Logger, 'warn'>,
  times: Partial<LatestNoteTimes> = {},
): () => Promise<string | undefined> {
  const { waitAtMostMs, giveUpAfterMs } = { ...defaultTimes, ...times };
  const sql = {
    query: async <Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> => {
      const statement = { text, values: [...values], query_timeout: giveUpAfterMs };
      return (await pool.query(statement)).rows as Row[];
    },
  };
  let known: string | undefined;
  let answer: Promise<string | undefined> | undefined;
  const read = async (): Promise<string | undefined> => {
    try {
      known = (await latestCheckpoint(sql))?.note ?? known;
    } catch (error) {
      logger.warn({ error }, 'The latest checkpoint could not be read');
    } finally {
      answer = undefined;
    }
    return known;
  };
  const soon = (reading: Promise<string | undefined>): Promise<string | undefined> =>
    new Promise((resolve) => {
      const late = setTimeout(() => resolve(known), waitAtMostMs);
      void reading.then((note) => {
        clearTimeout(late);
        resolve(note);
      });
    });
  // Who asks while a read is late is answered at once: there is never more than one under way.
  return () => (answer ??= soon(read()));
}
