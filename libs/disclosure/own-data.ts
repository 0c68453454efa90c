import { disclosedFields, planningFields } from '@koz/events';
import { personalFieldTiers, type OpenedTiers, type Personal } from '@koz/privacy-types';
import { openedValue } from './apply-mask.js';
import { placeOf, type FieldPlace } from './fields.js';

/** Fields of a plan that are the family's and that no organiser is ever shown by a name of their own. */
const furtherFields = ['child.expected', 'sharing'] as const;

/** Everything that a plan holds of its family. */
export const ownFields = [...disclosedFields, ...furtherFields] as const;
export type OwnField = (typeof ownFields)[number];
export type OwnData = Readonly<Record<OwnField, Personal<unknown>>>;

/**
 * A plan's data for those whose data they are: nothing is withheld. A field that was never given is known as null.
 * `opened` holds every tier of the plan, opened.
 */
export const ownDataOf = (opened: OpenedTiers): OwnData =>
  Object.fromEntries(ownFields.map((field) => [field, openedValue(placeOfOwn(field), opened)])) as Record<
    OwnField,
    Personal<unknown>
  >;

function placeOfOwn(field: OwnField): FieldPlace {
  switch (field) {
    case 'child.expected':
      return { tier: personalFieldTiers.expected, path: ['child', 'expected'] };
    case 'sharing':
      return { tier: planningFields.sharing, path: ['sharing'] };
    default:
      return placeOf(field);
  }
}
