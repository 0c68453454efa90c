import { changePlan } from './change-plan.js';

/** The need is urgent no longer. */
export const emergencyUnlisted = changePlan(() => ({ emergency: null }));
