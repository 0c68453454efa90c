import { streamName, type EventStore, type StreamHead, type StreamName } from '@koz/event-store';
import type { ControllerId } from '@koz/privacy-types';
import type { PlanToGuide } from '@koz/projections/care-plans';

/**
 * The rows that still hold: a plan that has moved on since the projector saw it, or one of its applications, is left out
 * until the rows have caught up, so that whoever found a place, withdrew or wants to be forgotten is gone at once.
 */
export async function stillInNeed(
  events: Pick<EventStore, 'heads'>,
  controller: ControllerId,
  rows: readonly PlanToGuide[],
): Promise<PlanToGuide[]> {
  const heads = await events.heads({ controller }, rows.flatMap(streamsOf));
  return rows.filter((row) => {
    const plan = heads.get(streamName('carePlan', row.carePlanId));
    return (
      // A plan that is shared across the border shows its head there too.
      plan?.controller === controller &&
      plan.revision === row.revision &&
      looksForAPlace(plan) &&
      row.applications.every(
        ({ applicationId, revision }) =>
          heads.get(streamName('application', applicationId))?.revision === revision,
      )
    );
  });
}

const looksForAPlace = ({ fence, place, keptApplicationIds = [] }: StreamHead): boolean =>
  fence === 'none' && place === 'none' && keptApplicationIds.length === 0;

const streamsOf = ({ carePlanId, applications }: PlanToGuide): StreamName[] => [
  streamName('carePlan', carePlanId),
  ...applications.map(({ applicationId }) => streamName('application', applicationId)),
];
