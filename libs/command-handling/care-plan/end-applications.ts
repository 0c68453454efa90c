import { applicationDecider } from '@koz/domain';
import type { ReasonCode } from '@koz/events';
import type { ApplicationId, CarePlanId, EventId } from '@koz/privacy-types';
import { causedCommandId } from '../ids.js';
import type { CommandContext, CommandDeps } from '../streams/command.js';
import { handle } from '../streams/handle.js';
import { causedBy } from './file.js';
import { declineOf, followPlaceDeclined } from './place.js';
import {
  applicationStream,
  loadApplication,
  type LoadedApplication,
  type LoadedCarePlan,
} from './streams.js';

/** Which applications of a plan an event ends, and why. */
export interface Ending {
  readonly carePlanId: CarePlanId;
  readonly applicationIds: readonly ApplicationId[];
  /** The event on the plan that calls for it: every command id derives from it. */
  readonly cause: EventId;
  readonly reason: ReasonCode;
}

/**
 * `unfinished`: an application could not be ended yet, for it is still to be made or others kept changing it. The
 * process manager finishes it.
 */
export type Followed =
  { readonly outcome: 'done'; readonly position: number } | { readonly outcome: 'unfinished' };

/** How often an application is looked at again because it changed under our hands. */
const attempts = 4;

/**
 * Withdraws applications of a plan, as far as they have not ended. One that still bears the approval of a place
 * that was given back returns to accepted first; one whose approval stands is left alone.
 */
export async function endApplications(
  deps: CommandDeps,
  context: CommandContext,
  plan: LoadedCarePlan,
  ending: Ending,
): Promise<Followed> {
  const each = await Promise.all(
    ending.applicationIds.map((id) => endApplication(deps, context, plan, ending, id)),
  );
  const positions: number[] = [];
  for (const one of each) {
    if (one.outcome === 'unfinished') return one;
    positions.push(one.position);
  }
  return { outcome: 'done', position: Math.max(-1, ...positions) };
}

async function endApplication(
  deps: CommandDeps,
  context: CommandContext,
  plan: LoadedCarePlan,
  { carePlanId, cause, reason }: Ending,
  applicationId: ApplicationId,
): Promise<Followed> {
  const stream = applicationStream(applicationId);
  for (let attempt = 0; attempt < attempts; attempt++) {
    const application = await loadApplication(deps, context.scope, applicationId);
    const { status } = application.state;
    if (status === 'notCreated') break;
    if (status === 'rejected' || status === 'withdrawn') return asItStands(application);
    if (status === 'approved') {
      const declined = declineOf(plan, approvedPlace(application));
      if (!declined) return asItStands(application);
      await followPlaceDeclined(deps, context, { carePlanId, applicationId }, plan, declined);
      continue;
    }
    const withdrawn = await handle(deps, {
      stream,
      decider: applicationDecider,
      command: { type: 'withdraw', reason },
      context: causedBy(context, cause, causedCommandId(cause, stream)),
      loaded: application,
    });
    if (withdrawn.outcome === 'done') return { outcome: 'done', position: withdrawn.position };
  }
  return { outcome: 'unfinished' };
}

/** The `PlaceFound` that an approved application was approved for. */
const approvedPlace = ({ events }: LoadedApplication): EventId | undefined =>
  events.findLast((event) => event.type === 'ApplicationApproved')?.metadata.causationId;

const asItStands = ({ events }: LoadedApplication): Followed => ({
  outcome: 'done',
  position: events.at(-1)?.position ?? -1,
});
