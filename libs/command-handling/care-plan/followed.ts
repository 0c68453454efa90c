import type { CarePlanState } from '@koz/domain';
import type { Done } from '../streams/command.js';

/**
 * What came of the steps that an event calls for on other streams; `position` is that of the last event brought about,
 * -1 where there was none. `unfinished`: an application is still to be made, or others kept changing it. The process
 * manager finishes it.
 */
export type Followed =
  { readonly outcome: 'done'; readonly position: number } | { readonly outcome: 'unfinished' };

export const nothingToFollow: Followed = { outcome: 'done', position: -1 };

/** Waits for all of them: one that is unfinished makes the whole unfinished. */
export async function followedAll(each: readonly Promise<Followed>[]): Promise<Followed> {
  const positions: number[] = [];
  for (const one of await Promise.all(each)) {
    if (one.outcome === 'unfinished') return one;
    positions.push(one.position);
  }
  return { outcome: 'done', position: Math.max(-1, ...positions) };
}

/** The answer tells of the last event brought about, so that a reader can wait for all of it. */
export const withFollowed = <State = CarePlanState>(done: Done<State>, followed: Followed): Done<State> =>
  followed.outcome === 'done' ? { ...done, position: Math.max(done.position, followed.position) } : done;
