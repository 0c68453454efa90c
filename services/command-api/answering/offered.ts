import { dayInBelgium } from '@koz/domain';
import type { ControllerId, LocationId, OwnDate } from '@koz/privacy-types';
import type { CommandApiDeps } from '../deps.js';

/** Since when a controller takes nothing new on; undefined while it does. */
export async function closedOn(
  { methods, clock }: Pick<CommandApiDeps, 'methods' | 'clock'>,
  controller: ControllerId,
): Promise<OwnDate | undefined> {
  const from = await methods.closedFrom(controller);
  return from !== undefined && from <= dayInBelgium(clock.now()) ? from : undefined;
}

/**
 * Which local government answers for each of these locations, of those that an application can be made to: known, and
 * of a controller that still takes something on.
 * @param own whose plan it is: whether that one takes something on is asked by itself
 */
export async function offeredAmong(
  deps: Pick<CommandApiDeps, 'methods' | 'clock' | 'locations'>,
  own: ControllerId,
  ids: readonly LocationId[],
): Promise<Map<LocationId, ControllerId>> {
  const known = await deps.locations.byIds([...new Set(ids)]);
  const others = new Set(
    [...known.values()].map(({ controller }) => controller).filter((each) => each !== own),
  );
  const closed = new Set<ControllerId>();
  for (const controller of others)
    if ((await closedOn(deps, controller)) !== undefined) closed.add(controller);
  const offered = [...known].filter(([, { controller }]) => !closed.has(controller));
  return new Map(offered.map(([id, { controller }]) => [id, controller]));
}
