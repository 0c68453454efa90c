import { changePlanning } from './change-planning.js';

/** The family shares the plan with all locations from now on, or no longer. */
export const sharingScopeChanged = changePlanning;
