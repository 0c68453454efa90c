import { changePlan } from './change-plan.js';

/** What follows is an event of its own. */
export const erasureRequested = changePlan(() => ({}));
