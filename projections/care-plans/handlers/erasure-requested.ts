import { changePlan, nothingWaits } from './change-plan.js';

/** No place is confirmed any more; what else follows is an event of its own. */
export const erasureRequested = changePlan(() => nothingWaits);
