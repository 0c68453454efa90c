import { streamName } from '@koz/event-store';
import type { ApplicationId, CarePlanId, ControllerId } from '@koz/privacy-types';
import type { QueryApiDeps } from '../deps.js';
import type { Standing } from './look.js';

interface Named {
  readonly applicationId: ApplicationId;
  readonly carePlanId: CarePlanId;
}

/** What must hold at once of these applications, as far as a controller's scope shows their heads. */
export async function standings(
  { events }: Pick<QueryApiDeps, 'events'>,
  controller: ControllerId,
  rows: readonly Named[],
): Promise<(row: Named) => Standing> {
  const ofApplication = ({ applicationId }: Named) => streamName('application', applicationId);
  const ofPlan = ({ carePlanId }: Named) => streamName('carePlan', carePlanId);
  const streams = new Set(rows.flatMap((row) => [ofApplication(row), ofPlan(row)]));
  const heads = await events.heads({ controller }, [...streams]);
  return (row) => ({
    application: heads.get(ofApplication(row)),
    carePlan: heads.get(ofPlan(row)),
  });
}
