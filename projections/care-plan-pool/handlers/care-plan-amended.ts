import { changePlanning } from './change-planning.js';

/** The period or the care parts changed. */
export const carePlanAmended = changePlanning;
