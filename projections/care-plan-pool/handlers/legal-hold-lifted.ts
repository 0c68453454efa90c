import { changing } from './handler.js';

/** The plan may go again; until then nothing of what is seen changes. */
export const legalHoldLifted = changing(() => ({}));
