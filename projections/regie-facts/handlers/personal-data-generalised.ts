import { replaceEnvelopes } from './replace-envelopes.js';

/**
 * What stays of the precise values is in the newer identity envelope: the month of birth among it, so that the child
 * counts under its age as before. The precise envelope is kept: whoever opens it learns since when it cannot be.
 */
export const personalDataGeneralised = replaceEnvelopes(false);
