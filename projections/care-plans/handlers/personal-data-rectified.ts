import { changePlan } from './change-plan.js';

/** The newer envelopes are all of it: no correction changes the period. */
export const personalDataRectified = changePlan(() => ({}));
