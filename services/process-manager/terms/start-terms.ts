import { startRounds, type RunningRounds } from '../rounds.js';
import { confirmDuePlaces } from './confirm-due-places.js';
import type { TermDeps } from './deps.js';

/**
 * Confirms found places as their term runs out, until it is stopped; a clock that is moved is seen at the next look.
 * Several instances may run: each place is confirmed once.
 */
export const startTerms = (deps: TermDeps): RunningRounds =>
  startRounds({
    round: (signal) => confirmDuePlaces(deps, signal),
    failed: (error) => deps.logger.error({ error }, 'The terms to confirm could not be seen to'),
    everyMs: deps.everyMs,
  });
