import { changePlan } from './handler.js';
import { generalisedBirth } from './generalised-birth.js';

/** A corrected month of birth moves what is still to come. */
export const generalisedDataRectified = changePlan((row, event) => ({
  ...row,
  birth_month: generalisedBirth(event),
}));
