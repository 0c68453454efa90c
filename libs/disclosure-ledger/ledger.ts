import { disclosures } from '@koz/platform';
import type { CarePlanId } from '@koz/privacy-types';
import type { Sql } from '@koz/projection';
import type { DisclosureAnswer, DisclosurePage, ShownFields } from './disclosure.js';
import { disclosureColumns, disclosureOf, type DisclosureRow } from './disclosure-row.js';

const insert = `
INSERT INTO ledger.disclosure (answer_id, at, viewer, role, organiser_id, viewer_controller, ground, reason,
                               care_plan_id, controller, application_id, fields, policy_version)
SELECT $1::uuid, $2::timestamptz, $3::uuid, $4, $5::uuid, $6, $7, $8,
       plan.care_plan_id, plan.controller, plan.application_id, string_to_array(plan.fields, ','), plan.policy_version
  FROM unnest($9::uuid[], $10::text[], $11::uuid[], $12::text[], $13::text[])
       AS plan (care_plan_id, controller, application_id, fields, policy_version)`;

const ofPlan = `
SELECT ${disclosureColumns}
  FROM ledger.disclosure
 WHERE care_plan_id = $1::uuid AND entry < $2
   AND controller = current_setting('koz.controller', true)
 ORDER BY entry DESC
 LIMIT $3`;

/** Most records of one page. */
export const disclosurePageSize = 100;

/**
 * Records what an answer discloses, in one statement: a row for each plan of which a field is shown. Runs in a
 * transaction of role `koz_query` and of the tenant `answer.viewerController`; the caller commits it before the answer
 * leaves. Returns how many rows it wrote.
 */
export async function record(sql: Sql, answer: DisclosureAnswer): Promise<number> {
  const rows = answer.plans
    .map((plan) => ({ plan, fields: namesOf(plan.fields) }))
    .filter(({ fields }) => fields !== '');
  if (rows.length === 0) return 0;
  await sql.query(insert, [
    answer.answerId,
    answer.at,
    answer.viewer,
    answer.role,
    answer.organiserId ?? null,
    answer.viewerController,
    answer.ground,
    answer.reason ?? null,
    rows.map(({ plan }) => plan.carePlanId),
    rows.map(({ plan }) => plan.controller),
    rows.map(({ plan }) => plan.applicationId ?? null),
    rows.map(({ fields }) => fields),
    rows.map(({ plan }) => plan.policyVersion),
  ]);
  disclosures.inc({ role: answer.role, ground: answer.ground }, rows.length);
  return rows.length;
}

/**
 * Who saw what of a plan, the newest first, up to `limit` (at most 100) at a time. Runs in a transaction of the plan's own controller:
 * any other tenant reads nothing. `before` is the `nextCursor` of the page before.
 */
export async function disclosuresOf(
  sql: Sql,
  carePlanId: CarePlanId,
  before: number = Number.MAX_SAFE_INTEGER,
  limit: number = disclosurePageSize,
): Promise<DisclosurePage> {
  const atMost = Math.min(limit, disclosurePageSize);
  const rows = await sql.query<DisclosureRow>(ofPlan, [carePlanId, before, atMost + 1]);
  const items = rows.slice(0, atMost).map(disclosureOf);
  const last = items.at(-1);
  return rows.length > atMost && last ? { items, nextCursor: last.entry } : { items };
}

/** `parent.firstName:V,child.birthDate:MY`: neither a field's name nor a cell holds a comma or a colon. */
const namesOf = (fields: ShownFields): string =>
  Object.entries(fields)
    .filter(([, cell]) => cell !== 'H')
    .map(([field, cell]) => `${field}:${cell}`)
    .join(',');
