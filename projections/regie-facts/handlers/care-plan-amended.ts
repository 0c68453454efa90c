import { replaceEnvelopes } from './replace-envelopes.js';

/** The period or the care parts may count elsewhere. */
export const carePlanAmended = replaceEnvelopes(true);
