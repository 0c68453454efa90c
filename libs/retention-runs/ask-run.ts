import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { withTenant } from '@koz/platform';
import type { ControllerId, Instant } from '@koz/privacy-types';
import { runColumns, runOfRow, type RunRow } from './read-runs.js';
import type { AskedRun, RetentionRun, WakeCause } from './run.js';

/**
 * Keeps an officer's wish for a run. Asked again under the same id it is the same run, as it stands now.
 *
 * @param pool connections of role `koz_command`
 * @returns undefined when another run has this id: of another day, so that the key was used for something else.
 */
export const askForRun = (
  pool: Pool,
  { controller, runId, actor, asOf, at }: AskedRun,
): Promise<RetentionRun | undefined> =>
  withTenant(pool, controller, async (sql) => {
    await sql.query(
      `INSERT INTO retention.run (controller, run_id, cause, actor, as_of, asked_at)
       VALUES ($1, $2, 'officer', $3, $4::date, $5::timestamptz)
       ON CONFLICT DO NOTHING`,
      [controller, runId, actor, asOf ?? null, at],
    );
    const [row] = await sql.query<RunRow>(
      `SELECT ${runColumns} FROM retention.run
        WHERE controller = $1 AND run_id = $2 AND as_of IS NOT DISTINCT FROM $3::date`,
      [controller, runId, asOf ?? null],
    );
    return row && runOfRow(row);
  });

/**
 * Keeps why retention is woken, so that the run it leads to can say it. One that waits already serves it too.
 *
 * @param pool connections of role `koz_command`
 */
export const noteWaking = (
  pool: Pool,
  controller: ControllerId,
  cause: WakeCause,
  at: Instant,
): Promise<unknown> =>
  withTenant(pool, controller, (sql) =>
    sql.query(
      `INSERT INTO retention.run (controller, run_id, cause, asked_at) VALUES ($1, $2, $3, $4::timestamptz)
       ON CONFLICT DO NOTHING`,
      [controller, randomUUID(), cause, at],
    ),
  );
