import { changePlan } from './handler.js';
import { generalisedBirth } from './generalised-birth.js';

/** From here on the month of birth is what the identity tier says. */
export const personalDataGeneralised = changePlan((row, event) => ({
  ...row,
  birth_month: generalisedBirth(event),
  fence: 'precise',
}));
