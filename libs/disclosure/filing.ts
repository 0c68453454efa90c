import {
  disclosedFields,
  type ApplicationStatus,
  type DisclosedField,
  type DisclosurePolicy,
} from '@koz/events';
import { evaluate } from './evaluate.js';

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

/** A field that a plan does not hold yet. */
export interface FieldToGive {
  readonly field: DisclosedField;
  /** Whether a stage that needs it was reached: it is demanded at filing, or an application is where it is shown. */
  readonly necessity: 'must' | 'may';
  /** The first stage at which an organiser would see it; absent where only a rule needs it. */
  readonly from?: ApplicationStatus;
}

/** The stages at which a field may open, in the order in which an application comes to them. */
const stages = ['created', 'noPlace', 'accepted', 'approved'] as const satisfies readonly ApplicationStatus[];

/**
 * What a family must or may still give, and at which stage it would be seen.
 *
 * @param policies the methods that the plan is under, oldest first: the last one says what may be given, and all of
 *   them what is shown
 * @param missing the fields that the plan does not hold
 * @param reached the statuses of the plan's applications
 */
export function fieldsToGive(
  policies: readonly DisclosurePolicy[],
  missing: readonly DisclosedField[],
  reached: readonly ApplicationStatus[],
): FieldToGive[] {
  const inForce = policies.at(-1);
  if (inForce === undefined) return [];
  const { accepted, required } = requiredAtFiling(inForce);
  const shownAt = stages.map((status) => ({
    status,
    mask: evaluate(policies, {
      status,
      time: 'handling',
      place: status === 'approved' ? 'foundHere' : 'none',
    }),
  }));
  return accepted
    .filter((field) => missing.includes(field))
    .map((field): FieldToGive => {
      const opening = shownAt.filter(({ mask }) => mask[field].cell !== 'H').map(({ status }) => status);
      const isDue = required.includes(field) || opening.some((status) => reached.includes(status));
      const [from] = opening;
      return { field, necessity: isDue ? 'must' : 'may', ...(from && { from }) };
    });
}
