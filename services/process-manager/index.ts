export type { Pacing, ProcessManagerDeps } from './deps.js';
export {
  startProcessManager,
  type ProcessManagerState,
  type RunningProcessManager,
} from './start-process-manager.js';
