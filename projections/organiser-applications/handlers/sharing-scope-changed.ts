import { changePlanning } from './change-planning.js';

/** Where the plan may be seen changed; which locations it was put to did not. */
export const sharingScopeChanged = changePlanning;
