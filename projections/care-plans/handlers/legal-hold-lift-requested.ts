import { changePlan } from './change-plan.js';

/** The hold stands. */
export const legalHoldLiftRequested = changePlan(() => ({}));
