import { planningColumns, planningOf } from '@koz/projection';
import { changing } from './handler.js';

/** An event that carries tier planning whole: its envelope takes the place of the older one. */
export const changePlanning = changing((event) => {
  const planning = planningOf(event);
  if (!planning) return undefined;
  return {
    ...planningColumns(planning),
    for_all: planning.sharing === 'allLocations',
    planning: event.sealed.planning ?? null,
  };
});
