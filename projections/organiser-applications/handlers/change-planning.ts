import { planningColumns, planningOf } from '@koz/projection';
import type { Handler } from './handler.js';

/** An event that carries tier planning whole: its envelope takes the place of the older one. */
export const changePlanning: Handler = {
  touches: ({ stream }) => ({ plan: [stream.id] }),
  apply(event, { plan }) {
    const row = plan.get(event.stream.id);
    const planning = planningOf(event);
    if (!row || !planning) return;
    plan.put({ ...row, ...planningColumns(planning), planning: event.sealed.planning ?? null });
  },
};
