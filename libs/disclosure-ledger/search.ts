import type { DisclosedField } from '@koz/events';
import type { ActorId, CarePlanId, Instant, OrganiserId } from '@koz/privacy-types';
import type { Sql } from '@koz/projection';
import type { Disclosure, DisclosureGround } from './disclosure.js';
import { disclosureColumns, disclosureOf, type DisclosureRow } from './disclosure-row.js';

/** Days in Belgium, `2026-11-23`, the last one included. */
export interface Period {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Which disclosures; all that are given must hold. */
export interface DisclosureFilter extends Period {
  readonly carePlanId?: CarePlanId | undefined;
  readonly organiserId?: OrganiserId | undefined;
  readonly viewer?: ActorId | undefined;
  readonly role?: string | undefined;
  readonly ground?: DisclosureGround | undefined;
  /** Was shown, however precisely. */
  readonly field?: DisclosedField | undefined;
}

/** Where a page ended: the last one's moment and number. */
export type SearchCursor = readonly [at: Instant, entry: number];

export interface FoundDisclosures {
  readonly items: readonly Disclosure[];
  /** Absent on the last page. */
  readonly nextCursor?: SearchCursor;
}

/**
 * What was shown of the plans of the transaction's tenant, the newest first. `after` is the `nextCursor` of the page
 * before. Role `koz_query`.
 */
export async function searchDisclosures(
  sql: Sql,
  filter: DisclosureFilter,
  { after, limit }: { readonly after?: SearchCursor | undefined; readonly limit: number },
): Promise<FoundDisclosures> {
  const { conditions, values } = conditionsOf(filter);
  if (after) {
    values.push(...after);
    conditions.push(`(at, entry) < ($${values.length - 1}::timestamptz, $${values.length})`);
  }
  values.push(limit + 1);
  const rows = await sql.query<DisclosureRow>(
    `SELECT ${disclosureColumns} FROM ledger.disclosure
      WHERE ${conditions.join(' AND ')}
      ORDER BY at DESC, entry DESC LIMIT $${values.length}`,
    values,
  );
  const items = rows.slice(0, limit).map(disclosureOf);
  const last = items.at(-1);
  return rows.length > limit && last ? { items, nextCursor: [last.at, last.entry] } : { items };
}

/** By what disclosures are counted. A row counts once for each field that it shows, otherwise once. */
export const countedBy = ['organiser', 'role', 'ground', 'field', 'day'] as const;
export type CountedBy = (typeof countedBy)[number];

const keyOf: Readonly<Record<CountedBy, string>> = {
  organiser: 'organiser_id::text',
  role: 'role',
  ground: 'ground',
  field: `split_part(shown, ':', 1)`,
  day: `to_char(at AT TIME ZONE 'Europe/Brussels', 'YYYY-MM-DD')`,
};

export interface DisclosureCounts {
  /** How often something of one plan was shown in one answer. */
  readonly total: number;
  /** In the order of the keys. `null`: who works for no organiser. */
  readonly counts: readonly { readonly key: string | null; readonly count: number }[];
}

/** How often something of a plan of the transaction's tenant was shown, and to whom or of what kind. Role `koz_query`. */
export async function countDisclosures(sql: Sql, period: Period, by: CountedBy): Promise<DisclosureCounts> {
  const { conditions, values } = conditionsOf(period);
  const where = conditions.join(' AND ');
  const [sum] = await sql.query<{ total: number }>(
    `SELECT count(*)::float8 AS total FROM ledger.disclosure WHERE ${where}`,
    values,
  );
  const shown = by === 'field' ? 'CROSS JOIN LATERAL unnest(fields) AS shown' : '';
  const counts = await sql.query<{ key: string | null; count: number }>(
    `SELECT ${keyOf[by]} AS key, count(*)::float8 AS count FROM ledger.disclosure ${shown}
      WHERE ${where} GROUP BY 1 ORDER BY 1 NULLS LAST`,
    values,
  );
  return { total: sum?.total ?? 0, counts };
}

function conditionsOf(filter: DisclosureFilter): {
  readonly conditions: string[];
  readonly values: unknown[];
} {
  const conditions = [`controller = current_setting('koz.controller', true)`];
  const values: unknown[] = [];
  const add = (value: unknown, condition: (parameter: string) => string): void => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  add(filter.carePlanId, (p) => `care_plan_id = ${p}::uuid`);
  add(filter.organiserId, (p) => `organiser_id = ${p}::uuid`);
  add(filter.viewer, (p) => `viewer = ${p}::uuid`);
  add(filter.role, (p) => `role = ${p}`);
  add(filter.ground, (p) => `ground = ${p}`);
  add(
    filter.field && ['V', 'MY', 'Y'].map((cell) => `${filter.field}:${cell}`),
    (p) => `fields && ${p}::text[]`,
  );
  add(filter.from, (p) => `at >= ${dayBegins(`${p}::date`)}`);
  add(filter.to, (p) => `at < ${dayBegins(`(${p}::date + 1)`)}`);
  return { conditions, values };
}

/** When a day begins in Belgium. */
export const dayBegins = (date: string): string => `${date}::timestamp AT TIME ZONE 'Europe/Brussels'`;
