import {
  applicationIdOf,
  carePlanIdOf,
  carePlanStream,
  fileCarePlanStreams,
  retryWhileUnavailable,
  type CommandContext,
  type Filed,
  type Forgotten,
  type NotDone,
} from '@koz/command-handling';
import { policyVersionOf, requiredAtFiling } from '@koz/disclosure';
import type { CarePlanRefusal, CarePlanState, FilingInput } from '@koz/domain';
import type { ControllerId, LocationId, OwnDate } from '@koz/privacy-types';
import { closedOn, offeredAmong } from '../answering/offered.js';
import type { CommandApiDeps } from '../deps.js';

/** A filing as the import or a request hands it in. */
export interface FileCarePlanRequest {
  readonly controller: ControllerId;
  readonly input: FilingInput;
  /** The locations asked, in the order in which their applications are answered. */
  readonly locationIds: readonly LocationId[];
  /** Who files, and under which command id; everything else of the context is found here. */
  readonly context: Omit<CommandContext, 'scope' | 'policyVersion'>;
}

export type FilingOutcome =
  | Filed
  | Forgotten
  | NotDone<CarePlanState, CarePlanRefusal>
  /** No such controller, or one that has not adopted a disclosure method: it cannot take applications yet. */
  | { readonly outcome: 'unknownController' }
  /** It leaves: since that day it takes no plan on. */
  | { readonly outcome: 'controllerLeaving'; readonly since: OwnDate };

/**
 * Files a care plan: what must be given follows from the controller's disclosure method in force, every rule is the
 * domain's. The import and the HTTP route use this very function; any number may be under way at once, and what
 * they read (method, locations) is shared between those in flight.
 *
 * Sent again under the same command id it answers as the first time, and completes what a crash cut off.
 */
export async function fileCarePlan(
  deps: CommandApiDeps,
  { controller, input, locationIds, context }: FileCarePlanRequest,
): Promise<FilingOutcome> {
  const [method, since, offered] = await Promise.all([
    deps.methods.of(controller),
    closedOn(deps, controller),
    offeredAmong(deps, controller, locationIds),
  ]);
  if (!method) return { outcome: 'unknownController' };
  if (since !== undefined && !(await isFiled(deps, controller, context.commandId)))
    return { outcome: 'controllerLeaving', since };
  const full = { ...context, scope: { controller }, policyVersion: policyVersionOf(method) };
  return fileCarePlanStreams(deps, full, {
    type: 'file',
    controller,
    at: deps.clock.now(),
    input,
    locations: locationIds.map((locationId, index) => ({
      applicationId: applicationIdOf(context.commandId, index),
      locationId,
      controller: offered.get(locationId),
    })),
    asked: requiredAtFiling(method),
  });
}

/** A filing that took effect is answered again as the first time, though nothing new is taken on by now. */
async function isFiled(
  { store, retry }: CommandApiDeps,
  controller: ControllerId,
  commandId: CommandContext['commandId'],
): Promise<boolean> {
  const stream = carePlanStream(carePlanIdOf(commandId));
  return (await retryWhileUnavailable(() => store.heads({ controller }, [stream]), retry)).has(stream);
}
