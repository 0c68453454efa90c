import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { withTenant, withTransaction, type Clock } from '@koz/platform';
import { uuid, type ActorId, type ControllerId, type Uuid } from '@koz/privacy-types';
import type { Sql } from '@koz/projection';
import type { Consultation, RecordedConsultation } from './consultation.js';
import { dayBegins, type Period } from './search.js';

const insert = `
INSERT INTO ledger.consultation (consultation_id, at, actor, role, controller, action, reason, subject)
VALUES ($1::uuid, $2::timestamptz, $3::uuid, $4, $5, $6, $7, $8)`;

/**
 * Records that history is looked at, or decided on. Runs in a transaction of role `koz_query` or `koz_command` and of
 * the tenant `consultation.controller`, which the caller commits before the answer leaves: when that fails, nothing is
 * answered.
 *
 * @returns the id under which it is recorded: random, new each time
 */
export async function recordConsultation(
  sql: Sql,
  { at, actor, role, controller, action, reason, subject }: Consultation,
): Promise<Uuid<'consultation'>> {
  const id = uuid<Uuid<'consultation'>>(randomUUID());
  const values = [id, at, actor, role, controller ?? null, action, reason, subject ?? null];
  await sql.query(insert, values);
  return id;
}

/** Stands for whoever runs the installation, whose commands know of no person. */
export const operatorActor = uuid<ActorId>('00000000-0000-4000-8000-6b6f7a6f7065');

/** What a command of the operator did and why. */
export type OperatorConsultation = Pick<Consultation, 'action' | 'reason' | 'subject' | 'controller'>;

/**
 * Records, and commits, what the operator is about to do at the command line.
 *
 * @param pool connections of role `koz_query`
 */
export async function recordAsOperator(
  { pool, clock }: { readonly pool: Pool; readonly clock: Pick<Clock, 'now'> },
  what: OperatorConsultation,
): Promise<void> {
  const record = (sql: Sql) =>
    recordConsultation(sql, { ...what, at: clock.now(), actor: operatorActor, role: 'operator' });
  await (what.controller ? withTenant(pool, what.controller, record) : withTransaction(pool, record));
}

/** Which consultations: all of the controller when empty. */
export interface ConsultationFilter extends Period {
  readonly actor?: ActorId | undefined;
  readonly action?: string | undefined;
}

export interface ConsultationPage {
  readonly items: readonly RecordedConsultation[];
  /** Absent on the last page. */
  readonly nextCursor?: number;
}

const search = `
SELECT entry, consultation_id AS "consultationId",
       to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at",
       actor, role, controller, action, reason, subject
  FROM ledger.consultation
 WHERE (controller = current_setting('koz.controller', true) OR controller IS NULL)
   AND entry < $1
   AND ($2::uuid IS NULL OR actor = $2::uuid)
   AND ($3::text IS NULL OR action = $3)
   AND ($4::date IS NULL OR at >= ${dayBegins('$4::date')})
   AND ($5::date IS NULL OR at < ${dayBegins('($5::date + 1)')})
 ORDER BY entry DESC
 LIMIT $6`;

type Row = Omit<RecordedConsultation, 'controller' | 'subject'> & {
  readonly controller: ControllerId | null;
  readonly subject: string | null;
};

/**
 * Who looked at the history of the transaction's tenant, and what the operator did over all: the newest first.
 * `before` is the `nextCursor` of the page before. Role `koz_query`.
 */
export async function consultations(
  sql: Sql,
  { actor, action, from, to }: ConsultationFilter,
  {
    before = Number.MAX_SAFE_INTEGER,
    limit,
  }: { readonly before?: number | undefined; readonly limit: number },
): Promise<ConsultationPage> {
  const values = [before, actor ?? null, action ?? null, from ?? null, to ?? null, limit + 1];
  const rows = await sql.query<Row>(search, values);
  const items = rows.slice(0, limit).map(({ controller, subject, ...row }) => ({
    ...row,
    ...(controller === null ? {} : { controller }),
    ...(subject === null ? {} : { subject }),
  }));
  const last = items.at(-1);
  return rows.length > limit && last ? { items, nextCursor: last.entry } : { items };
}
