import { changePlan } from './change-plan.js';

/** Nothing follows any more but the end of its applications. */
export const carePlanWithdrawn = changePlan(() => ({ status: 'withdrawn' }));
