import { addLocations as add, applicationIdOf } from '@koz/command-handling';
import { notFound } from '@koz/http';
import { CarePlanStep, contextOnPlan } from '../answering/care-plan.command.js';
import { findCarePlan } from '../answering/find-application.js';
import { closedOn, offeredAmong } from '../answering/offered.js';
import { controllerLeaving, problemOfOutcome } from '../answering/problems.js';
import type { CommandApiDeps } from '../deps.js';
import type { AddLocationsAnswer, AddLocationsBody } from './add-locations.dto.js';

/** A family puts its plan to more locations, or the regie one that is on the emergency list. */
export class AddLocations extends CarePlanStep<AddLocationsBody, AddLocationsAnswer> {}

/** @throws Problem where it takes no effect */
export async function addLocations(deps: CommandApiDeps, command: AddLocations): Promise<AddLocationsAnswer> {
  const { principal, carePlanId, body, context } = command;
  const found = await findCarePlan(deps, principal, carePlanId);
  const { controller } = found.scope;
  const since = await closedOn(deps, controller);
  if (since !== undefined) throw controllerLeaving(since);
  const added = await add(deps, contextOnPlan(command, found), carePlanId, {
    locations: body.locationIds.map((locationId, index) => ({
      applicationId: applicationIdOf(context.commandId, index),
      locationId,
    })),
    controllersOf: (ids) => offeredAmong(deps, controller, ids),
    ...(principal.role === 'regie' && { by: 'regie' as const }),
  });
  if (added.outcome === 'forgotten') throw notFound();
  if (added.outcome !== 'done') throw problemOfOutcome(added);
  const { applications, revision, position } = added;
  return { carePlanId, applications: [...applications], revision, position };
}
