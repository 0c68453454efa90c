import type { PlanningPayload, CarePlanAmended } from '@koz/events';
import { dataOf, planningValue, type Handler } from './handler.js';

/** What tier planning says of a plan in clear. */
export const planningColumns = ({ startDate, careParts, locations }: ClearPlanning) => ({
  location_ids: locations.map(({ locationId }) => locationId),
  start_month: `${startDate.slice(0, 7)}-01`,
  care_parts: careParts.map(({ weekday, part }) => `${weekday}:${part}`),
});

type ClearPlanning = Pick<PlanningPayload, 'startDate' | 'careParts' | 'locations'>;

/** An event that carries tier planning whole: its envelope takes the place of the older one. */
export const changePlanning: Handler = {
  touches: ({ stream }) => ({ plan: [stream.id] }),
  apply(event, { plan }) {
    const row = plan.get(event.stream.id);
    const data = dataOf<typeof CarePlanAmended>(event);
    const startDate = planningValue(data.startDate);
    const careParts = planningValue(data.careParts);
    const locations = planningValue(data.locations);
    if (!row || startDate === undefined || careParts === undefined || locations === undefined) return;
    const planning = event.sealed.planning ?? null;
    plan.put({ ...row, ...planningColumns({ startDate, careParts, locations }), planning });
  },
};
