import { allProjections } from './projections.js';
import type { RunningProjectorDeps } from './projector-deps.js';
import { Follower, type FollowerState } from './running/follower.js';

export interface RunningProjector {
  /** What each projection is doing, by name. */
  states(): ReadonlyMap<string, FollowerState>;
  /** Finishes the page under way and gives the leases back. */
  stop(): Promise<void>;
}

/** What readiness says of a projection that is not in order; of the other states it says nothing. */
const notReady: { readonly [S in FollowerState]?: string } = {
  starting: 'starting',
  rebuilding: 'being rebuilt',
  catchingUp: 'catching up with the log',
  waiting: 'waiting for the database or the master key',
  superseded: 'rebuilt by a newer program',
  stopped: 'stopped at an event that it cannot take in',
};

/**
 * Keeps the read models up with the log until it is stopped: makes those that are absent, rebuilds those of an older
 * version beside the live rows, and follows. Another instance may run at the same time: each projection is written by one
 * of them, and taken over when that one ends.
 */
export async function startProjector(deps: RunningProjectorDeps): Promise<RunningProjector> {
  const ending = new AbortController();
  const followers = (deps.projections ?? allProjections).map((projection) => new Follower(deps, projection));
  for (const follower of followers)
    deps.readiness?.add(`projection ${follower.projection.name}`, () => notReady[follower.state] ?? true);
  const running = Promise.all(followers.map((follower) => follower.run(ending.signal)));
  return {
    states: () => new Map(followers.map(({ projection, state }) => [projection.name, state])),
    stop: async () => {
      ending.abort();
      await running;
    },
  };
}
