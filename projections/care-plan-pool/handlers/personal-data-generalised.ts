import { takeAway } from './take-away.js';

/** At 2.5 years a plan is put to no location any more: nobody looks into it either. */
export const personalDataGeneralised = takeAway;
