import { applicationDecider, type ApplicationRefusal, type ApplicationState } from '@koz/domain';
import type { ReasonCode } from '@koz/events';
import type { EventId } from '@koz/privacy-types';
import { causedCommandId } from '../ids.js';
import type { CommandContext, CommandDeps, Outcome } from '../streams/command.js';
import { handle } from '../streams/handle.js';
import { causedBy } from './file.js';
import { findOf, placeEvent } from './place-history.js';
import { applicationStream, type LoadedCarePlan } from './streams.js';

/**
 * Returns the application of a `PlaceDeclined` to accepted, when it still bears the approval that came with that very
 * place. An approval that came with a later place is left alone.
 * @param reason where the event itself holds none
 */
export function undoApproval(
  deps: CommandDeps,
  context: CommandContext,
  plan: LoadedCarePlan,
  placeDeclined: EventId,
  reason?: ReasonCode,
): Promise<Outcome<ApplicationState, ApplicationRefusal>> {
  const declined = placeEvent(plan, placeDeclined, 'PlaceDeclined');
  const { applicationId, cause } = declined.data;
  const placeFound = findOf(plan, declined);
  const stream = applicationStream(applicationId);
  return handle(deps, {
    stream,
    decider: applicationDecider,
    command: {
      type: 'undoApproval',
      reason: cause === 'family' ? 'familyDeclined' : (declined.data.reason ?? reason),
    },
    context: causedBy(context, placeDeclined, causedCommandId(placeDeclined, stream)),
    unless: ({ state, events }) => {
      const approval = events.findLast((event) => event.type === 'ApplicationApproved');
      return state.status !== 'approved' || approval?.metadata.causationId !== placeFound;
    },
  });
}
