import { changePlan } from './change-plan.js';

/** The plan may go again. */
export const legalHoldLifted = changePlan(() => ({}));
