import { applicationDecider, forgettingOf } from '@koz/domain';
import { systemReasonCodes, type ReasonCode, type SystemReasonCode } from '@koz/events';
import type { ApplicationId, EventId } from '@koz/privacy-types';
import { causedCommandId } from '../ids.js';
import type { CommandContext, CommandDeps } from '../streams/command.js';
import { handle } from '../streams/handle.js';
import { standingAnswer } from '../streams/load.js';
import { causedBy } from './file.js';
import { followedAll, nothingToFollow, type Followed } from './followed.js';
import { declineOf } from './place-history.js';
import {
  applicationStream,
  loadApplication,
  type LoadedApplication,
  type LoadedCarePlan,
} from './streams.js';
import { undoApproval } from './undo-approval.js';

/** Which applications of a plan an event ends, and why. */
export interface Ending {
  readonly applicationIds: readonly ApplicationId[];
  /** The event on the plan that calls for it: every command id derives from it. */
  readonly cause: EventId;
  readonly reason: ReasonCode | SystemReasonCode;
  /** The plan has moved on since, so that nothing more is ended because of it. */
  readonly isOver?: boolean;
}

/** How often an application is looked at again because it changed under our hands. */
const attempts = 4;

/**
 * Withdraws applications of a plan, as far as they have not ended. One that still bears the approval of a place
 * that was given back returns to accepted first; one whose approval stands is left alone.
 */
export const endApplications = (
  deps: CommandDeps,
  context: CommandContext,
  plan: LoadedCarePlan,
  ending: Ending,
): Promise<Followed> =>
  followedAll(ending.applicationIds.map((id) => endApplication(deps, context, plan, ending, id)));

async function endApplication(
  deps: CommandDeps,
  context: CommandContext,
  plan: LoadedCarePlan,
  { cause, reason, isOver = false }: Ending,
  applicationId: ApplicationId,
): Promise<Followed> {
  const stream = applicationStream(applicationId);
  const own = causedBy(context, cause, causedCommandId(cause, stream));
  for (let attempt = 0; attempt < attempts; attempt++) {
    const application = await loadApplication(deps, context.scope, applicationId);
    // Done once is done, whatever came of the application since.
    const standing = standingAnswer(application, applicationDecider, own);
    if (standing) return { outcome: 'done', position: standing.event.position };
    if (isOver) return nothingToFollow;
    const { status } = application.state;
    // One that was never made and can be made no more, since its keys are closed for ever, has ended.
    if (status === 'notCreated' && isForgotten(plan)) return nothingToFollow;
    if (status === 'notCreated') break;
    if (status === 'rejected' || status === 'withdrawn') return nothingToFollow;
    if (status === 'approved') {
      const declined = declineOf(plan, approvedPlace(application));
      if (!declined) return nothingToFollow;
      await undoApproval(deps, context, plan, declined.id);
      continue;
    }
    const withdrawn = await handle(deps, {
      stream,
      decider: applicationDecider,
      command: isOfSystem(reason) ? { type: 'end', reason } : { type: 'withdraw', reason },
      context: own,
      loaded: application,
    });
    if (withdrawn.outcome === 'done') return { outcome: 'done', position: withdrawn.position };
  }
  return { outcome: 'unfinished' };
}

const isOfSystem = (reason: ReasonCode | SystemReasonCode): reason is SystemReasonCode =>
  systemReasonCodes.some((code) => code === reason);

const isForgotten = ({ state }: LoadedCarePlan): boolean =>
  state.status !== 'notFiled' && forgettingOf(state).fence === 'all';

/** The `PlaceFound` that an approved application was approved for. */
const approvedPlace = ({ events }: LoadedApplication): EventId | undefined =>
  events.findLast((event) => event.type === 'ApplicationApproved')?.metadata.causationId;
