import { changePlanning } from './change-plan.js';

/** Where the plan may be seen changed. */
export const sharingScopeChanged = changePlanning;
