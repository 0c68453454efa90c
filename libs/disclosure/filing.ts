import { disclosedFields, type DisclosedField, type DisclosurePolicy } from '@koz/events';

/** What a family is asked for when it files a plan, under a method. */
export interface FilingFields {
  /** Must be given at filing. */
  readonly required: readonly DisclosedField[];
  /** May be given at filing: the required ones, and those that may also follow later. */
  readonly accepted: readonly DisclosedField[];
}

/** Fields that a rule needs whatever the method shows. */
const neededByRule: readonly DisclosedField[] = [
  'parent.firstName', // the family and the service point are addressed by it
  'child.birthDate', // retention counts from it; a child of 2.5 or older cannot be filed
  'postcode', // the sharing scope `ownMunicipality`
  'startDate', // handling in rounds, and the phase after the start of care
  'careParts', // "past / past niet"
];

/** DOMAIN: these "may be given later, at the stage that opens them". */
const mayFollowLater: readonly DisclosedField[] = ['parent.nationalNumber', 'parent.email', 'parent.phone'];

/** DOMAIN "Ask only what is needed": a field that no stage discloses and no rule needs is not asked. */
export function requiredAtFiling(policy: DisclosurePolicy): FilingFields {
  const accepted = disclosedFields.filter(
    (field) => neededByRule.includes(field) || isShownInSome(policy, field, () => true),
  );
  const required = accepted.filter(
    (field) =>
      !mayFollowLater.includes(field) ||
      isShownInSome(policy, field, ({ status }) => status.includes('created')),
  );
  return { required, accepted };
}

type Column = DisclosurePolicy['columns'][number];

function isShownInSome(
  policy: DisclosurePolicy,
  field: DisclosedField,
  counts: (column: Column) => boolean,
): boolean {
  return policy.columns.some(
    (column, index) => counts(column) && (policy.cells[field]?.[index] ?? 'H') !== 'H',
  );
}
