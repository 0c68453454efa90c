import { createHash } from 'node:crypto';
import { leafDataUnder, leafHash } from '@koz/audit';
import { canonicalJson } from '@koz/privacy-keys';
import type { Sql } from '@koz/projection';
import type { EntryKind, LedgerEntry } from './ledger-tree.js';

/** A row as it is hashed: its kind, and a member for each column that holds something (docs/formats/ledger-tree.md). */
export type LedgerRow = LedgerEntry & Readonly<Record<string, unknown>>;

/** "koz/ledger-leaf/v1\n" ‖ index ‖ SHA-256 of the row's canonical JSON. */
const leafData = leafDataUnder('koz/ledger-leaf/v1\n');

/** SHA-256 of the row as canonical JSON (RFC 8785). */
export const rowHash = (row: LedgerRow): Buffer => createHash('sha256').update(canonicalJson(row)).digest();

/** The hash of the leaf that a row has at an index. */
export const leafOfRow = (index: number, row: LedgerRow): Buffer => leafHash(leafData(index, rowHash(row)));

// To the microsecond, as the database keeps it: nothing that a row holds may change unseen.
const at = `to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "at"`;

const columns: Readonly<Record<EntryKind, string>> = {
  disclosure: `answer_id AS "answerId", ${at}, viewer, role, organiser_id AS "organiserId",
    viewer_controller AS "viewerController", controller, care_plan_id AS "carePlanId",
    application_id AS "applicationId", fields, ground, reason, policy_version AS "policyVersion"`,
  consultation: `consultation_id AS "consultationId", ${at}, actor, role, controller, action, reason, subject`,
};

/** The rows of these entries, as they are hashed, by kind and number; what is not there is absent. Role `koz_auditor`. */
export async function readRows(
  sql: Sql,
  entries: readonly LedgerEntry[],
): Promise<(entry: LedgerEntry) => LedgerRow | undefined> {
  const found = new Map<string, LedgerRow>();
  for (const kind of new Set(entries.map((each) => each.kind))) {
    const numbers = entries.flatMap((each) => (each.kind === kind ? [each.entry] : []));
    const rows = await sql.query<{ entry: number }>(
      `SELECT entry, ${columns[kind]} FROM ledger.${kind} WHERE entry = ANY($1::bigint[])`,
      [numbers],
    );
    for (const row of rows)
      found.set(keyOf({ kind, entry: row.entry }), { ...held(row), kind, entry: row.entry });
  }
  return (entry) => found.get(keyOf(entry));
}

const keyOf = ({ kind, entry }: LedgerEntry): string => `${kind}/${entry}`;

/** A column that holds nothing is no member. */
const held = (row: object): object =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
