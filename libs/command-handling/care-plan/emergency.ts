import { carePlanDecider, type ListOnEmergency, type TakeOffEmergencyList } from '@koz/domain';
import type { CarePlanId } from '@koz/privacy-types';
import type { CommandContext, CommandDeps } from '../streams/command.js';
import { handle } from '../streams/handle.js';
import type { CarePlanOutcome } from './family-place.js';
import { carePlanStream } from './streams.js';

/** Puts a plan on the emergency list, or takes it off. Nothing else follows from it. */
export const changeEmergencyListing = (
  deps: CommandDeps,
  context: CommandContext,
  carePlanId: CarePlanId,
  command: ListOnEmergency | TakeOffEmergencyList,
): Promise<CarePlanOutcome> =>
  handle(deps, { stream: carePlanStream(carePlanId), decider: carePlanDecider, command, context });
