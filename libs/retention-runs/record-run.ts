import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { withTenant } from '@koz/platform';
import { uuid, type ControllerId, type Instant, type OwnDate, type Uuid } from '@koz/privacy-types';
import { noTotals, sumOfTotals, type Attempt, type RunAlert, type RunCause, type RunTotals } from './run.js';

/*
 * For who makes runs and leads for the controller: role `koz_vault`. Each statement but the beginning names the attempt,
 * so that it changes nothing once another process went on with the run.
 */

/** Runs that nobody asked for of which is kept what they did; of those that found nothing to do, the last. */
const keptUnasked = 200;

/**
 * Begins a run that is open, or goes on with one that was broken off.
 *
 * @returns undefined when it has ended meanwhile.
 */
export const beginAskedRun = (
  pool: Pool,
  controller: ControllerId,
  runId: Uuid,
  at: Instant,
): Promise<Attempt | undefined> =>
  withTenant(pool, controller, async (sql) => {
    const [row] = await sql.query<{ attempts: number; totals: Partial<RunTotals> }>(
      `UPDATE retention.run
          SET state = 'running', attempts = attempts + 1, started_at = coalesce(started_at, $3::timestamptz)
        WHERE controller = $1 AND run_id = $2 AND ended_at IS NULL
        RETURNING attempts, totals`,
      [controller, runId, at],
    );
    return row && { controller, runId, attempt: row.attempts, before: { ...noTotals, ...row.totals } };
  });

/** Begins a run that nobody asked for in advance. */
export const beginUnaskedRun = (
  pool: Pool,
  controller: ControllerId,
  cause: Exclude<RunCause, 'officer'>,
  asOf: OwnDate | undefined,
  at: Instant,
): Promise<Attempt> =>
  withTenant(pool, controller, async (sql) => {
    const runId = uuid<Uuid>(randomUUID());
    await sql.query(
      `INSERT INTO retention.run (controller, run_id, cause, as_of, state, asked_at, started_at, attempts)
       VALUES ($1, $2, $3, $4::date, 'running', $5::timestamptz, $5::timestamptz, 1)`,
      [controller, runId, cause, asOf ?? null, at],
    );
    return { controller, runId, attempt: 1, before: noTotals };
  });

/** What the run did so far. */
export const noteProgress = (pool: Pool, attempt: Attempt, totals: RunTotals): Promise<unknown> =>
  withTenant(pool, attempt.controller, (sql) =>
    sql.query(
      `UPDATE retention.run SET totals = $4::jsonb
        WHERE controller = $1 AND run_id = $2 AND attempts = $3 AND ended_at IS NULL`,
      [...named(attempt), JSON.stringify(sumOfTotals(attempt.before, totals))],
    ),
  );

/** It was broken off: whoever runs next goes on with it. */
export const interruptRun = (pool: Pool, attempt: Attempt, totals = noTotals): Promise<unknown> =>
  withTenant(pool, attempt.controller, (sql) =>
    sql.query(
      `UPDATE retention.run SET state = 'interrupted', totals = $4::jsonb
        WHERE controller = $1 AND run_id = $2 AND attempts = $3 AND ended_at IS NULL`,
      [...named(attempt), JSON.stringify(sumOfTotals(attempt.before, totals))],
    ),
  );

/** It did all that was due, or stopped with an alert. Rows that tell nothing any more are removed. */
export const endRun = (
  pool: Pool,
  attempt: Attempt,
  outcome: { readonly totals: RunTotals; readonly alert?: RunAlert | undefined; readonly at: Instant },
): Promise<void> =>
  withTenant(pool, attempt.controller, async (sql) => {
    const totals = sumOfTotals(attempt.before, outcome.totals);
    const isIdle = outcome.alert === undefined && sameTotals(totals, noTotals);
    const [ended] = await sql.query<{ number: string }>(
      `UPDATE retention.run
          SET state = $4, alert = $5, ended_at = $6::timestamptz, totals = $7::jsonb, idle = $8
        WHERE controller = $1 AND run_id = $2 AND attempts = $3 AND ended_at IS NULL
        RETURNING number`,
      [
        ...named(attempt),
        outcome.alert === undefined ? 'done' : 'stopped',
        outcome.alert ?? null,
        outcome.at,
        JSON.stringify(totals),
        isIdle,
      ],
    );
    if (!ended) return;
    await sql.query(
      `DELETE FROM retention.run
        WHERE controller = $1 AND cause <> 'officer' AND ended_at IS NOT NULL AND number < $2
          AND (idle OR number <= (SELECT number FROM retention.run
                                   WHERE controller = $1 AND cause <> 'officer' AND ended_at IS NOT NULL
                                   ORDER BY number DESC OFFSET $3 LIMIT 1))`,
      [attempt.controller, ended.number, keptUnasked],
    );
  });

const named = ({ controller, runId, attempt }: Attempt) => [controller, runId, attempt];

const sameTotals = (one: RunTotals, other: RunTotals): boolean =>
  JSON.stringify(sumOfTotals(one, noTotals)) === JSON.stringify(sumOfTotals(other, noTotals));
