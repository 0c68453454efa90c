import { replaceEnvelopes } from './replace-envelopes.js';

/** The scope is not counted. */
export const sharingScopeChanged = replaceEnvelopes(false);
