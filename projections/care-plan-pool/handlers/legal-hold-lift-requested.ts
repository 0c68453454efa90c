import { changing } from './handler.js';

/** The hold stands, and nothing of what is seen changes. */
export const legalHoldLiftRequested = changing(() => ({}));
