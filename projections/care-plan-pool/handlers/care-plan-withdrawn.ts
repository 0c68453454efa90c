import { takeAway } from './take-away.js';

/** The family asks for care no longer. */
export const carePlanWithdrawn = takeAway;
