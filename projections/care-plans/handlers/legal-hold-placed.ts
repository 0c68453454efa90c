import { changePlan } from './change-plan.js';

/** A hold changes nothing of what the family reads. */
export const legalHoldPlaced = changePlan(() => ({}));
