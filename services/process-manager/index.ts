export type { Pacing, ProcessManagerDeps } from './deps.js';
export type { RegieSnapshotDeps } from './regie-snapshots/deps.js';
export { regieRound, type RoundOutcome } from './regie-snapshots/regie-round.js';
export { processManagerDepsOf, snapshotDepsOf, termDepsOf } from './runtime-deps.js';
export type { RunningRounds } from './rounds.js';
export { startRegieSnapshots, type RunningRegieSnapshots } from './regie-snapshots/start-regie-snapshots.js';
export {
  startProcessManager,
  type ProcessManagerState,
  type RunningProcessManager,
} from './start-process-manager.js';
export { confirmDuePlaces } from './terms/confirm-due-places.js';
export type { TermDeps } from './terms/deps.js';
export { startTerms } from './terms/start-terms.js';
