import type { Pool } from 'pg';
import { withTenant } from '@koz/platform';
import type { ControllerId, Uuid } from '@koz/privacy-types';
import { noTotals, type RetentionRun, type RunTotals } from './run.js';

const iso = (column: string, as: string) =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "${as}"`;

/** Columns of `retention.run` as {@link RunRow}. */
export const runColumns = [
  'run_id AS "runId"',
  'cause',
  'state',
  `to_char(as_of, 'YYYY-MM-DD') AS "asOf"`,
  iso('asked_at', 'askedAt'),
  iso('started_at', 'startedAt'),
  iso('ended_at', 'endedAt'),
  'attempts',
  'alert',
  'totals',
].join(', ');

export type RunRow = Omit<RetentionRun, 'totals'> & { readonly totals: Partial<RunTotals> };

export const runOfRow = ({ totals, ...row }: RunRow): RetentionRun => ({
  ...row,
  totals: { ...noTotals, ...totals },
});

/** A run of the controller; undefined when it has none of this id. Role `koz_query`. */
export const retentionRun = (
  pool: Pool,
  controller: ControllerId,
  runId: Uuid,
): Promise<RetentionRun | undefined> =>
  withTenant(
    pool,
    controller,
    async (sql) => {
      const [row] = await sql.query<RunRow>(
        `SELECT ${runColumns} FROM retention.run WHERE controller = $1 AND run_id = $2`,
        [controller, runId],
      );
      return row && runOfRow(row);
    },
    { readOnly: true },
  );

/** The last runs of the controller that were asked for or made, the newest first. Role `koz_query`. */
export const lastRetentionRuns = (
  pool: Pool,
  controller: ControllerId,
  limit: number,
): Promise<RetentionRun[]> =>
  withTenant(
    pool,
    controller,
    async (sql) =>
      (
        await sql.query<RunRow>(
          `SELECT ${runColumns} FROM retention.run WHERE controller = $1 ORDER BY number DESC LIMIT $2`,
          [controller, limit],
        )
      ).map(runOfRow),
    { readOnly: true },
  );

/**
 * Runs that are asked for and not ended, in the order of asking: also those that a process died in. Role `koz_vault`.
 */
export const openRetentionRuns = (pool: Pool, controller: ControllerId): Promise<RetentionRun[]> =>
  withTenant(
    pool,
    controller,
    async (sql) =>
      (
        await sql.query<RunRow>(
          `SELECT ${runColumns} FROM retention.run WHERE controller = $1 AND ended_at IS NULL ORDER BY number`,
          [controller],
        )
      ).map(runOfRow),
    { readOnly: true },
  );
