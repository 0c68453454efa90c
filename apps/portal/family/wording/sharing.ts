import { sharingNames } from '../../shared/words/words.js';
import { capital, sharingMeaning, sharingScopes } from './wording.js';

/** With whom a plan may be shared, to choose from. */
export const sharingChoices = sharingScopes.map((value) => ({
  value,
  label: capital(sharingNames[value] ?? value),
  hint: sharingMeaning(value),
}));
