import { methodInForce } from '@koz/domain';
import { policyVersionOf } from '@koz/events';
import type { ActorId, CarePlanId, ControllerId } from '@koz/privacy-types';
import { loadController } from '../controller/streams.js';
import { derivedUuid, namedCommandId } from '../ids.js';
import type { CommandContext, CommandDeps } from '../streams/command.js';
import { confirm } from './family-place.js';
import { lastIdAbout } from './place-history.js';
import { loadCarePlan, type LoadedCarePlan } from './streams.js';

/** Who acts where the term to confirm ran out: the system itself. */
export const termActor: ActorId = derivedUuid('koz/actor/v1', 'term');

/** A found place on which the term of its controller ran out. */
export interface DuePlace {
  readonly carePlanId: CarePlanId;
  /** Of the `PlaceFound` in the stream of its plan. */
  readonly foundRevision: number;
}

/**
 * `answered`: there is nothing to confirm, since the place was confirmed, declined or undone, or the plan ended.
 * `contended`: the plan changed between the reading and the append; it is to be read anew, for the family may have
 * declined.
 */
export type TermOutcome = 'confirmed' | 'answered' | 'contended';

/**
 * Confirms a found place by the term that ran out, as far as that very finding still waits for an answer. Any number of
 * processes may: the command's id derives from the `PlaceFound`, and whoever answered in between was first.
 */
export async function confirmPlaceByTerm(
  deps: CommandDeps,
  controller: ControllerId,
  { carePlanId, foundRevision }: DuePlace,
): Promise<TermOutcome> {
  const plan = await loadCarePlan(deps, { controller }, carePlanId);
  const found = waitingPlace(plan, foundRevision);
  if (!found) return 'answered';
  const method = methodInForce((await loadController(deps, controller)).state);
  const context: CommandContext = {
    commandId: namedCommandId('confirm-place-by-term', found.id),
    actor: termActor,
    scope: { controller },
    causationId: found.id,
    ...(method && { policyVersion: policyVersionOf(method) }),
    expectedRevision: plan.events.length - 1,
  };
  const command = { type: 'confirmPlaceByTerm', applicationId: found.data.applicationId } as const;
  const { outcome } = await confirm(deps, context, carePlanId, command, plan);
  if (outcome === 'done') return 'confirmed';
  return outcome === 'refused' ? 'answered' : 'contended';
}

/** The `PlaceFound` at this revision while the family's word is waited for; undefined once it is not. */
function waitingPlace(plan: LoadedCarePlan, revision: number) {
  const { state, events } = plan;
  const found = events[revision];
  if (found?.type !== 'PlaceFound') return undefined;
  const { applicationId } = found.data;
  const waits =
    state.status === 'filed' && state.place === 'found' && state.placeApplicationId === applicationId;
  // It may have been declined and found anew: that one has a term of its own.
  return waits && lastIdAbout(plan, 'PlaceFound', applicationId) === found.id ? found : undefined;
}
