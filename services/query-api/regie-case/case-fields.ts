import { timePhase, type Mask, type MaskedField } from '@koz/disclosure';
import {
  disclosedFields,
  type Cell,
  type DisclosedField,
  type FenceState,
  type TimePhase,
} from '@koz/events';
import type { PlainDate, PolicyVersion } from '@koz/privacy-types';

/** Names this list in the disclosure ledger. Raise it with every change of the list (docs/adr/0019). */
export const caseFieldsVersion = 'regieCase@1' as PolicyVersion;

/**
 * What mediation needs: whom to call about which child, and what was asked. Never the national number, the parent's
 * birth date or the street address: no telephone call needs them.
 */
export const caseFields: readonly DisclosedField[] = [
  'parent.firstName',
  'parent.lastName',
  'parent.email',
  'parent.phone',
  'child.birthDate',
  'postcode',
  'startDate',
  'endDate',
  'careParts',
  'priorityRules',
];

/** What of a plan opens to the regie, once its child's birth date is known and before. */
export function caseMask(fence: FenceState | undefined, today: PlainDate, childBirthDate?: PlainDate): Mask {
  const phase = timePhase({ fence, startDate: undefined, monthsAfterStart: 0, childBirthDate, today });
  const cellOf = (field: DisclosedField): Cell => {
    if (phase === undefined || phase === 'from5y' || !caseFields.includes(field)) return 'H';
    if (phase !== 'from2y6m') return 'V';
    if (field === 'child.birthDate') return 'MY';
    return field === 'parent.email' || field === 'parent.phone' ? 'H' : 'V';
  };
  const rule = phase === undefined ? 'unknown' : isLate(phase) ? phase : 'regieCase';
  return Object.fromEntries(
    disclosedFields.map((field): [DisclosedField, MaskedField] => [field, { cell: cellOf(field), rule }]),
  ) as unknown as Mask;
}

const isLate = (phase: TimePhase): phase is 'from2y6m' | 'from5y' =>
  phase === 'from2y6m' || phase === 'from5y';
