import { replaceEnvelopes } from './replace-envelopes.js';

/** Month of birth or grounds for priority may count elsewhere. */
export const generalisedDataRectified = replaceEnvelopes(true);
