import { replaceEnvelopes } from './replace-envelopes.js';

/** Birth date, home or grounds for priority may count elsewhere. */
export const personalDataRectified = replaceEnvelopes(true);
