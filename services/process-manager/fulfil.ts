import {
  applicationStream,
  createApplications,
  followCarePlanWithdrawn,
  followErasureRequested,
  followPlaceConfirmed,
  followPlaceDeclined,
  followPlaceFound,
  loadCarePlan,
  openFiling,
  retryWhileUnavailable,
  type CommandContext,
} from '@koz/command-handling';
import { inSpan } from '@koz/platform';
import type { DecodedEvent } from '@koz/privacy-keys';
import type { ApplicationId, CarePlanId } from '@koz/privacy-types';
import type { ProcessManagerDeps } from './deps.js';
import type { Obligation } from './obligations.js';

/** Others kept changing the streams of a plan: to be tried again later. */
export class ContendedError extends Error {
  override readonly name = 'ContendedError';
}

/**
 * Does what is still to be done. The command ids are those of the handler, so that whatever it did, or does at this
 * very moment, counts as done and is not done twice.
 */
export const fulfil = (deps: ProcessManagerDeps, obligation: Obligation): Promise<void> =>
  inSpan('follow up', { 'koz.command': obligation.kind }, () => followUp(deps, obligation), {
    parent: obligation.event.metadata.traceparent,
  });

async function followUp(deps: ProcessManagerDeps, obligation: Obligation): Promise<void> {
  if (obligation.kind === 'applications') return createMissing(deps, obligation.event, obligation.missing);
  const { event } = obligation;
  const carePlanId = event.stream.id as CarePlanId;
  const context = contextOf(event);
  const plan = await loadCarePlan(deps, context.scope, carePlanId);
  if (isEnding(obligation)) {
    const end = endings[obligation.kind];
    const followed = await end(deps, context, plan, event.id);
    if (followed.outcome === 'unfinished') throw new ContendedError('an application could not be ended yet');
    return;
  }
  const { applicationId } = obligation;
  const follow = obligation.kind === 'approval' ? followPlaceFound : followPlaceDeclined;
  const outcome = await follow(deps, context, { carePlanId, applicationId }, plan, event.id);
  if (outcome.outcome === 'contended') throw new ContendedError('the plan kept changing');
}

/** What ends applications, or opens them again, by an event of the plan alone. */
const endings = {
  confirmation: followPlaceConfirmed,
  withdrawal: followCarePlanWithdrawn,
  erasure: followErasureRequested,
} as const;

const isEnding = (
  obligation: Obligation,
): obligation is Extract<Obligation, { kind: keyof typeof endings }> => obligation.kind in endings;

async function createMissing(
  deps: ProcessManagerDeps,
  event: DecodedEvent,
  missing: ReadonlySet<ApplicationId>,
): Promise<void> {
  const context = contextOf(event);
  const streams = [...missing].map(applicationStream);
  const heads = await retryWhileUnavailable(() => deps.store.heads(context.scope, streams), deps.retry);
  if (heads.size === streams.length) return;
  const filing = await openFiling(deps, context.scope, event.stream.id as CarePlanId, event.id);
  // Without its keys the plan is forgotten, and there is no application left to make.
  if (!filing) return;
  const locations = filing.locations.filter(
    ({ applicationId }) => !heads.has(applicationStream(applicationId)) && missing.has(applicationId),
  );
  const known = await deps.locations.byIds(locations.map(({ locationId }) => locationId));
  const controllers = new Map([...known].map(([id, { controller }]) => [id, controller]));
  await createApplications(deps, context, { ...filing, locations }, controllers);
}

/** Who did what called for this did this too: the person acted, the process manager only finishes it. */
const contextOf = ({ metadata, controller }: DecodedEvent): CommandContext => ({
  commandId: metadata.commandId,
  actor: metadata.actor,
  scope: { controller },
  ...(metadata.policyVersion && { policyVersion: metadata.policyVersion }),
  ...(metadata.traceparent && { traceparent: metadata.traceparent }),
});
