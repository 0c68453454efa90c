import { streamName, type EventStore, type StoredEvent } from '@koz/event-store';
import { decodeEvent, openEvents, planOf, type KeySource } from '@koz/privacy-keys';
import { tiers, type ApplicationId, type CarePlanId, type ControllerId, type Uuid } from '@koz/privacy-types';
import type { HistoryEvent, PlanHistory } from '@koz/replay';

/** What a replay is read from: events in one controller's scope, and the keys that are left of them. */
export interface ReplayDeps {
  readonly history: Pick<EventStore, 'readStream' | 'readStreams'>;
  readonly vault: KeySource;
}

/**
 * All streams that a plan's replay is made of; undefined where this controller has no such plan.
 *
 * @throws UnreadableEventError naming stream and position when an event is damaged
 */
export async function readPlan(
  deps: ReplayDeps,
  controller: ControllerId,
  carePlanId: CarePlanId,
): Promise<PlanHistory | undefined> {
  const scope = { controller };
  const [stored, adopted] = await Promise.all([
    deps.history.readStream(scope, streamName('carePlan', carePlanId)),
    deps.history.readStream(scope, streamName('controller', controller)),
  ]);
  if (stored.length === 0) return undefined;
  const carePlan = await opened(deps, stored);
  const streams = carePlan.flatMap(applicationsNamedBy).map((id) => streamName('application', id));
  const ofApplications = await deps.history.readStreams(
    scope,
    streams.map((stream) => ({ stream })),
  );
  return {
    carePlan,
    applications: await Promise.all(ofApplications.map((events) => opened(deps, events))),
    controller: await opened(deps, adopted),
  };
}

/** The plan of an application; undefined where this controller has no such application. */
export async function planOfApplication(
  { history }: ReplayDeps,
  controller: ControllerId,
  id: Uuid,
): Promise<CarePlanId | undefined> {
  const [created] = await history.readStream({ controller }, streamName('application', id));
  return created && planOf(decodeEvent(created));
}

/** What a controller adopted; empty where it never registered. */
export const readController = async (deps: ReplayDeps, controller: ControllerId): Promise<HistoryEvent[]> =>
  opened(deps, await deps.history.readStream({ controller }, streamName('controller', controller)));

/** The ids derive from the event that names them, in clear: they can be read when nothing else of a plan can. */
function applicationsNamedBy({ type, clear }: HistoryEvent): readonly ApplicationId[] {
  if (type === 'CarePlanFiled') return clear['applicationIds'] as readonly ApplicationId[];
  return type === 'LocationAdded' ? [clear['applicationId'] as ApplicationId] : [];
}

/**
 * As far as the keys are there: a replay asks of the values what follows from them (a month, a scope), takes their
 * states, and lets go of them.
 */
async function opened({ vault }: ReplayDeps, stored: readonly StoredEvent[]): Promise<HistoryEvent[]> {
  const events = await openEvents(vault, stored.map(decodeEvent), { tiers });
  return events.map((event) => ({ ...event, version: event.stored.version }));
}
