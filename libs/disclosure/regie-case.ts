import {
  disclosedFields,
  type Cell,
  type DisclosedField,
  type FenceState,
  type TimePhase,
} from '@koz/events';
import type { OpenedTiers, PlainDate, PolicyVersion } from '@koz/privacy-types';
import { applyMask } from './apply-mask.js';
import type { Mask, MaskedField } from './evaluate.js';
import { childBirthDateIn, type SeenThrough } from './outlook.js';
import { timePhase } from './situation.js';

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

/**
 * What a regie that opens the case sees, once the tiers that {@link caseMask} shows are opened. The child's own birth
 * date may narrow it: where the retention worker is late, the plan is not shown late.
 */
export function caseSeen(fence: FenceState | undefined, today: PlainDate, opened: OpenedTiers): SeenThrough {
  const mask = caseMask(fence, today, childBirthDateIn(opened));
  return { mask, fields: applyMask(mask, opened) };
}
