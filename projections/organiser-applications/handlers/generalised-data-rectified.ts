import { replaceIdentity } from './replace-identity.js';

/** The identity tier, generalised values included, was corrected. */
export const generalisedDataRectified = replaceIdentity;
