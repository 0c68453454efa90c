import { takeAway } from './take-away.js';

/** Nothing of the plan is left to look into. */
export const personalDataAnonymised = takeAway;
