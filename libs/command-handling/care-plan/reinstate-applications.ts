import { applicationDecider } from '@koz/domain';
import type { ApplicationId, EventId } from '@koz/privacy-types';
import { causedCommandId } from '../ids.js';
import { retryWhileUnavailable } from '../retry.js';
import type { CommandContext, CommandDeps } from '../streams/command.js';
import { handle } from '../streams/handle.js';
import { standingAnswer } from '../streams/load.js';
import { causedBy } from './file.js';
import { followedAll, nothingToFollow, type Followed } from './followed.js';
import { endingsBefore } from './place-history.js';
import {
  applicationStream,
  carePlanIdOfStream,
  loadApplication,
  loadCarePlan,
  type LoadedApplication,
  type LoadedCarePlan,
} from './streams.js';

/**
 * Opens the plan's other applications again after an event that gave a confirmed place back or took the search up
 * anew: those that were withdrawn because a confirmation had ended the search, and for no other reason, return to what
 * they were. None once the plan is withdrawn, its search ended anew, or its precise data closed for ever.
 */
export async function reinstateApplications(
  deps: CommandDeps,
  context: CommandContext,
  plan: LoadedCarePlan,
  cause: EventId,
): Promise<Followed> {
  const endings = endingsBefore(plan, cause);
  if (endings.size === 0) return nothingToFollow;
  const { state } = await loadCarePlan(deps, context.scope, carePlanIdOfStream(plan));
  if (state.status === 'notFiled') return nothingToFollow;
  const isOver =
    state.status === 'withdrawn' || state.place === 'confirmed' || (await isFenced(deps, context, plan));
  return followedAll(
    state.applicationIds.map((id) => reinstate(deps, context, id, { cause, endings, isOver })),
  );
}

/** After 2.5 years no application is open: it is not opened anew either. */
async function isFenced(deps: CommandDeps, { scope }: CommandContext, { stream }: LoadedCarePlan) {
  const heads = await retryWhileUnavailable(() => deps.store.heads(scope, [stream]), deps.retry);
  return heads.get(stream)?.fence !== 'none';
}

interface Reinstating {
  readonly cause: EventId;
  /** The events for which an application was withdrawn, if it is to be reinstated. */
  readonly endings: ReadonlySet<EventId>;
  /** The plan has moved on since, so that nothing more is reinstated because of it. */
  readonly isOver: boolean;
}

async function reinstate(
  deps: CommandDeps,
  context: CommandContext,
  applicationId: ApplicationId,
  { cause, endings, isOver }: Reinstating,
): Promise<Followed> {
  const stream = applicationStream(applicationId);
  const own = causedBy(context, cause, causedCommandId(cause, stream));
  const application = await loadApplication(deps, context.scope, applicationId);
  // Done once is done, whatever came of the application since.
  const standing = standingAnswer(application, applicationDecider, own);
  if (standing) return { outcome: 'done', position: standing.event.position };
  if (isOver || !wasWithdrawnFor(application, endings)) return nothingToFollow;
  const reinstated = await handle(deps, {
    stream,
    decider: applicationDecider,
    command: { type: 'reinstate' },
    context: own,
    unless: (now) => !wasWithdrawnFor(now, endings),
    loaded: application,
  });
  return reinstated.outcome === 'done'
    ? { outcome: 'done', position: reinstated.position }
    : { outcome: 'unfinished' };
}

const wasWithdrawnFor = ({ state, events }: LoadedApplication, endings: ReadonlySet<EventId>): boolean => {
  const cause = events.findLast((event) => event.type === 'ApplicationWithdrawn')?.metadata.causationId;
  return state.status === 'withdrawn' && cause !== undefined && endings.has(cause);
};
