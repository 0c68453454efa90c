import { applicationDecider, type ApplicationState } from '@koz/domain';
import {
  append,
  applicationStream,
  eventIdOf,
  loadApplication,
  namedCommandId,
  prepareAppend,
  retryWhileUnavailable,
  standingOf,
  type Standing,
} from '@koz/command-handling';
import type { StreamHead, StreamName } from '@koz/event-store';
import { systemReasonCodes, type ApplicationStatus, type SystemReasonCode } from '@koz/events';
import type { FencedEvent } from '@koz/privacy-fence';
import type { ApplicationId, CarePlanId, ControllerId, LocationId, Personal } from '@koz/privacy-types';
import { retentionActor } from '@koz/shredding';
import type { RetentionDeps } from './deps.js';
import type { PlanOnPage } from './load-plans.js';

const open: readonly (ApplicationStatus | undefined)[] = ['created', 'accepted', 'noPlace'];
const attempts = 8;

/**
 * Withdraws the open applications of a page's plans; the events that did so, by plan, for the fence: a restored log
 * must know of them too. One look at the heads tells which are open.
 */
export async function endOpenApplications(
  deps: RetentionDeps,
  controller: ControllerId,
  plans: readonly PlanOnPage[],
  reason: SystemReasonCode,
): Promise<Map<CarePlanId, FencedEvent[]>> {
  const all = plans.flatMap(({ carePlanId, state }) =>
    state.applicationIds.map((applicationId) => ({ carePlanId, applicationId })),
  );
  const streams = all.map(({ applicationId }) => applicationStream(applicationId));
  const heads = await headsOf(deps, controller, streams);
  const ended = new Map<CarePlanId, FencedEvent[]>();
  await Promise.all(
    all.map(async ({ carePlanId, applicationId }) => {
      const head = heads.get(applicationStream(applicationId));
      if (!head || !open.includes(head.stage)) return;
      const event = await endOne(deps, controller, { carePlanId, applicationId }, reason, head);
      if (event) ended.set(carePlanId, [...(ended.get(carePlanId) ?? []), event]);
    }),
  );
  return ended;
}

const headsOf = (deps: RetentionDeps, controller: ControllerId, streams: readonly StreamName[]) =>
  retryWhileUnavailable(() => deps.store.heads({ controller }, streams), deps.retry);

/** The head tells all that this decision asks; the stream is read only where somebody changed it meanwhile. */
async function endOne(
  deps: RetentionDeps,
  controller: ControllerId,
  { carePlanId, applicationId }: { readonly carePlanId: CarePlanId; readonly applicationId: ApplicationId },
  reason: SystemReasonCode,
  head: StreamHead,
): Promise<FencedEvent | undefined> {
  const scope = { controller };
  const stream = applicationStream(applicationId);
  const commandId = endCommandId(reason, applicationId);
  const context = { commandId, actor: retentionActor, scope };
  let standing: Standing<ApplicationState> = {
    state: { status: head.stage ?? 'created', carePlanId, locationId: withheld },
    tip: { revision: head.revision, hash: head.hash },
    at: undefined,
  };
  for (let attempt = 0; attempt < attempts; attempt++) {
    const decision = applicationDecider.decide({ type: 'end', reason }, standing.state);
    if (!decision.ok || decision.events.length === 0) return undefined;
    const { request } = prepareAppend(
      { decider: applicationDecider, stream, context },
      undefined,
      standing,
      decision.events,
      deps.clock.now(),
    );
    const outcome = await append(deps, request);
    if (outcome.outcome === 'appended') return { stream, ...request.events[0] };
    standing = standingOf(await loadApplication(deps, scope, applicationId));
  }
  throw new Error('an application kept changing while it was ended');
}

const withheld: Personal<LocationId> = { state: 'withheld', rule: 'unopened' };

/** The withdrawals of a plan's applications by a run that was broken off after it, as they stand in the log. */
export async function endedBefore(
  { store, retry }: RetentionDeps,
  controller: ControllerId,
  { state }: PlanOnPage,
): Promise<FencedEvent[]> {
  const found = await Promise.all(
    state.applicationIds.flatMap((applicationId) =>
      systemReasonCodes.map(async (reason): Promise<FencedEvent[]> => {
        const id = eventIdOf(endCommandId(reason, applicationId), 0);
        const event = await retryWhileUnavailable(() => store.findEvent({ controller }, id), retry);
        if (!event) return [];
        const { stream, type, version, payload, metadata } = event;
        return [{ stream, id, type, version, payload, metadata }];
      }),
    ),
  );
  return found.flat();
}

const endCommandId = (reason: SystemReasonCode, applicationId: ApplicationId) =>
  namedCommandId('end-application', reason, applicationId);
