import type { Cell, DisclosedField } from '@koz/events';
import type { Disclosure, ShownFields } from './disclosure.js';

/** Columns of `ledger.disclosure` as {@link DisclosureRow}. */
export const disclosureColumns = `entry::float8 AS "entry", answer_id AS "answerId",
       to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at",
       viewer, role, organiser_id AS "organiserId", viewer_controller AS "viewerController", controller,
       care_plan_id AS "carePlanId", application_id AS "applicationId", fields, ground, reason,
       policy_version AS "policyVersion",
       (SELECT leaf.index FROM ledger.leaf
         WHERE leaf.kind = 'disclosure' AND leaf.entry = disclosure.entry)::float8 AS "leafIndex"`;

export type DisclosureRow = Omit<
  Disclosure,
  'fields' | 'organiserId' | 'applicationId' | 'reason' | 'leafIndex'
> & {
  readonly fields: readonly string[];
  readonly organiserId: NonNullable<Disclosure['organiserId']> | null;
  readonly applicationId: NonNullable<Disclosure['applicationId']> | null;
  readonly reason: NonNullable<Disclosure['reason']> | null;
  readonly leafIndex: number | null;
};

/** What a row says; what it does not hold is absent. */
export function disclosureOf({
  fields,
  organiserId,
  applicationId,
  reason,
  leafIndex,
  ...row
}: DisclosureRow): Disclosure {
  return {
    ...row,
    ...(organiserId === null ? {} : { organiserId }),
    ...(applicationId === null ? {} : { applicationId }),
    ...(reason === null ? {} : { reason }),
    ...(leafIndex === null ? {} : { leafIndex }),
    fields: fieldsOf(fields),
  };
}

function fieldsOf(names: readonly string[]): ShownFields {
  const fields: { [F in DisclosedField]?: Cell } = {};
  for (const name of names) {
    const [field, cell] = name.split(':') as [DisclosedField, Cell];
    fields[field] = cell;
  }
  return fields;
}
