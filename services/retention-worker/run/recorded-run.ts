import {
  beginAskedRun,
  beginUnaskedRun,
  endRun,
  interruptRun,
  noteProgress,
  openRetentionRuns,
  type Attempt,
  type RetentionRun,
  type RunAlert,
  type RunCause,
  type RunTotals,
} from '@koz/retention-runs';
import type { ControllerId } from '@koz/privacy-types';
import type { RetentionDeps } from './deps.js';
import type { RunReport, Tally } from './report.js';
import { runRetention, type RunOptions } from './run-retention.js';

/** What is told of a run while it is under way, by the one that leads. */
export interface RunRecord {
  /** False when there is nothing to do any more: the run that was asked for has ended meanwhile. */
  begin(): Promise<boolean>;
  progress(tally: Tally): Promise<void>;
}

export interface RecordedRunOptions extends Omit<RunOptions, 'dryRun' | 'record'> {
  /** The run that was asked for; or what has one made that nobody asked for. */
  readonly of: Pick<RetentionRun, 'runId'> | Exclude<RunCause, 'officer'>;
}

/**
 * {@link runRetention}, with a row that tells of it: that it is under way, what it did so far, and how it ended. What
 * breaks off leaves a row that is open, so that whoever runs next goes on with it. A run that was never begun, since
 * another process is at work or its day is to come, leaves none.
 */
export async function recordedRun(
  deps: RetentionDeps,
  { of, ...options }: RecordedRunOptions,
): Promise<RunReport> {
  const { vaultPool: pool, clock, logger } = deps;
  const { controller, asOf } = options;
  let attempt: Attempt | undefined;
  let sofar: RunTotals | undefined;
  const record: RunRecord = {
    begin: async () => {
      const at = clock.now();
      attempt =
        typeof of === 'string'
          ? await beginUnaskedRun(pool, controller, of, asOf, at)
          : await beginAskedRun(pool, controller, of.runId, at);
      return attempt !== undefined;
    },
    progress: async (tally) => {
      sofar = totalsOf(tally);
      if (attempt) await noteProgress(pool, attempt, sofar);
    },
  };
  try {
    const report = await runRetention(deps, { ...options, record });
    if (attempt)
      await endRun(pool, attempt, { totals: totalsOf(report), alert: alertOf(report), at: clock.now() });
    return report;
  } catch (error) {
    if (attempt)
      await interruptRun(pool, attempt, sofar).catch((failure: unknown) =>
        // It stays `running`, which is taken up just as well.
        logger.warn({ error: failure, controller }, 'A run of retention could not be told to be broken off'),
      );
    throw error;
  }
}

/**
 * Makes the runs of a controller that are open, in the order of asking, and the one of today when none of those was.
 *
 * @returns false while another process is at work, which may have looked before what is due now.
 */
export async function makeRuns(
  deps: RetentionDeps,
  controller: ControllerId,
  signal: AbortSignal,
): Promise<boolean> {
  const open = await openRetentionRuns(deps.vaultPool, controller);
  for (const { runId, asOf } of open) {
    const report = await recordedRun(deps, {
      ...{ of: { runId }, controller, signal },
      ...(asOf !== null && { asOf }),
    });
    if (report.reason === 'busy') return false;
  }
  if (open.some(({ asOf }) => asOf === null)) return true;
  return (await recordedRun(deps, { of: 'schedule', controller, signal })).reason !== 'busy';
}

const totalsOf = ({
  plans,
  destroyed,
  held,
  applicationsEnded,
  resumed,
  epochsDestroyed,
}: RunTotals): RunTotals => ({
  plans,
  destroyed: { ...destroyed },
  held,
  applicationsEnded,
  resumed,
  epochsDestroyed,
});

function alertOf({ reason }: RunReport): RunAlert | undefined {
  if (reason === undefined) return undefined;
  if (reason === 'busy' || reason === 'asOfInFuture')
    throw new TypeError('a run that was never begun has no row');
  return reason;
}
