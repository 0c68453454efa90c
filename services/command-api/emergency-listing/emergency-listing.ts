import { changeEmergencyListing } from '@koz/command-handling';
import type { ListOnEmergency as Listing, TakeOffEmergencyList as Unlisting } from '@koz/domain';
import { carePlanAnswer, CarePlanStep, contextOnPlan } from '../answering/care-plan.command.js';
import type { CarePlanAnswer } from '../answering/care-plan.dto.js';
import { findCarePlan } from '../answering/find-application.js';
import type { CommandApiDeps } from '../deps.js';
import type { EmergencyListingBody } from './emergency-listing.dto.js';

/** The regie, or the service point that filed the plan, puts it on the emergency list. */
export class ListOnEmergency extends CarePlanStep<EmergencyListingBody> {}

/** They take it off. */
export class TakeOffEmergencyList extends CarePlanStep<Record<string, never>> {}

/** @throws Problem where it takes no effect */
export async function changeListing(
  deps: CommandApiDeps,
  command: ListOnEmergency | TakeOffEmergencyList,
  change: Listing | Unlisting,
): Promise<CarePlanAnswer> {
  const { principal, carePlanId } = command;
  const found = await findCarePlan(deps, principal, carePlanId);
  const context = contextOnPlan(command, found);
  return carePlanAnswer(carePlanId, await changeEmergencyListing(deps, context, carePlanId, change));
}
