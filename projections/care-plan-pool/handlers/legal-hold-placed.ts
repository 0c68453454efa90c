import { changing } from './handler.js';

/** A hold changes nothing of what is seen. */
export const legalHoldPlaced = changing(() => ({}));
