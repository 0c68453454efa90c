import { startRounds, type RunningRounds } from '../rounds.js';
import type { RegieSnapshotDeps } from './deps.js';
import { regieRound } from './regie-round.js';

export type RunningRegieSnapshots = RunningRounds;

/**
 * Makes the daily figures of the regie, and those that an import asks for, until it is stopped. Several instances may
 * run: one makes each snapshot.
 */
export const startRegieSnapshots = (deps: RegieSnapshotDeps): RunningRegieSnapshots =>
  startRounds({
    round: () => regieRound(deps),
    failed: (error) => deps.logger.error({ error }, 'The figures of the regie could not be made'),
    everyMs: deps.everyMs,
  });
