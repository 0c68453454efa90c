import { placeOf, type DisclosedFields, type KeptPlan } from '@koz/disclosure';
import { disclosedFields, type DisclosedField, type DisclosurePolicy } from '@koz/events';
import { erased } from '@koz/privacy-types';
import { keptText, visibilityText } from './words.js';

/**
 * What each field is to an organiser, in words: that it is visible, or why it is not. What the 2.5 years destroyed is said
 * to be destroyed, also where the method would hide it as well.
 */
export const shownTexts = (
  { generalisedAt }: KeptPlan,
  policies: readonly DisclosurePolicy[],
  fields: DisclosedFields,
): Record<DisclosedField, string> =>
  Object.fromEntries(
    disclosedFields.map((field) => {
      const shown = fields[field];
      const isGone = generalisedAt && shown.state === 'withheld' && placeOf(field).tier === 'precise';
      const text = isGone ? keptText(erased(generalisedAt, 'P2Y6M')) : visibilityText(shown, policies);
      return [field, text];
    }),
  ) as Record<DisclosedField, string>;
