import { loadController, retryWhileUnavailable, type LoadedController } from '@koz/command-handling';
import {
  controllerDecider,
  dayInBelgium,
  isDepartureEvent,
  type Departure,
  type DepartureRefusal,
} from '@koz/domain';
import { partsOf } from '@koz/event-store';
import { withTenant } from '@koz/platform';
import { decodeEvent } from '@koz/privacy-keys';
import type { FencedEvent } from '@koz/privacy-fence';
import type { CarePlanId, ControllerId, FileHash } from '@koz/privacy-types';
import { heldPlans } from '@koz/projections/retention-schedule';
import { retentionActor } from '@koz/shredding';
import type { RetentionDeps } from '../run/deps.js';

/** What of a controller's decisions a run asks. */
export const departureOf = ({ state }: LoadedController): Departure | undefined =>
  state.status === 'registered' ? state.departure : undefined;

/**
 * All that a controller decided on leaving, as exact bytes. They stand in the fence beside what they led to: a log that
 * is restored from before them must know that the controller takes nothing on any more.
 */
export const departureEvents = ({ events, stream }: LoadedController): FencedEvent[] =>
  events.filter(isDepartureEvent).map(({ stored: { id, type, version, payload, metadata } }) => ({
    ...{ stream, id, type, version, payload, metadata },
  }));

/** Why the stream of the controller would not let its keys go; undefined when it would. */
export async function refusalToBegin(
  deps: RetentionDeps,
  controller: ControllerId,
  exportHash: FileHash,
): Promise<DepartureRefusal['code'] | 'notRegistered' | undefined> {
  const { state } = await loadController(deps, controller);
  const decision = controllerDecider.decide(
    { type: 'beginDeparture', exportHash, at: deps.clock.now() },
    state,
  );
  return decision.ok ? undefined : (decision.error.code as DepartureRefusal['code'] | 'notRegistered');
}

/** The plans that a legal hold keeps today. */
export async function plansHeld(
  { queryPool, clock }: RetentionDeps,
  controller: ControllerId,
): Promise<CarePlanId[]> {
  const today = dayInBelgium(clock.now());
  const held = await withTenant(queryPool, controller, heldPlans);
  return held
    .filter(({ holds, fence }) => fence !== 'all' && holds.some(({ expires }) => today < expires))
    .map(({ carePlanId }) => carePlanId);
}

const pageSize = 2000;

/**
 * How many events of the controller's plans and applications came after the export: what families and organisers did,
 * of which it says nothing. What retention took away since is not counted: the export only holds more.
 */
export async function changesAfter(
  { store, retry }: RetentionDeps,
  controller: ControllerId,
  position: number,
): Promise<number> {
  let changes = 0;
  for (let after = position; ;) {
    const page = await retryWhileUnavailable(() => store.readAll(after, pageSize), retry);
    for (const stored of page)
      if (
        stored.controller === controller &&
        partsOf(stored.stream).kind !== 'controller' &&
        decodeEvent(stored).metadata.actor !== retentionActor
      )
        changes += 1;
    const last = page.at(-1);
    if (!last) return changes;
    after = last.position;
  }
}
