export * from './list-projections.js';
export { allProjections, UnknownProjectionError } from './projections.js';
export type { Pacing, ProjectorDeps, RunningProjectorDeps } from './projector-deps.js';
export * from './rebuild-projection.js';
export { projectorDepsOf } from './runtime-deps.js';
export type { FollowerState } from './running/follower.js';
export * from './start-projector.js';
