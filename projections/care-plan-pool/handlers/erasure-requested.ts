import { takeAway } from './take-away.js';

/** The family wants its data gone: nobody looks into them any more. */
export const erasureRequested = takeAway;
