import { replaceEnvelopes } from './replace-envelopes.js';

/** The new application counts from its own creation on; nothing that is counted of the plan changed. */
export const locationAdded = replaceEnvelopes(false);
