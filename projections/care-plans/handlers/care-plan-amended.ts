import { changePlanning } from './change-plan.js';

/** The period or the care parts changed. */
export const carePlanAmended = changePlanning;
