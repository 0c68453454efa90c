import { randomUUID } from 'node:crypto';
import {
  record,
  recordConsultation,
  type DisclosedPlan,
  type DisclosureAnswer,
} from '@koz/disclosure-ledger';
import { withTenant } from '@koz/platform';
import { controllerId, instant, uuid, type PolicyVersion, type Uuid } from '@koz/privacy-types';
import type { TestDatabase } from '@koz/testing';

export const antwerp = controllerId('antwerpen');
export const mechelen = controllerId('mechelen');
export const newId = <Id extends Uuid>(): Id => uuid<Id>(randomUUID());

/** A plan in an answer, with two of its fields. */
export const aPlan = (other: Partial<DisclosedPlan> = {}): DisclosedPlan => ({
  carePlanId: newId(),
  controller: antwerp,
  applicationId: newId(),
  fields: { 'parent.firstName': 'V', 'child.birthDate': 'MY' },
  policyVersion: 'method-1@1' as PolicyVersion,
  ...other,
});

/** An answer of one plan to an organiser, unless told otherwise. */
export const anAnswer = (other: Partial<DisclosureAnswer> = {}): DisclosureAnswer => ({
  answerId: newId(),
  at: instant('2026-11-23T18:00:00.123Z'),
  viewer: newId(),
  role: 'organiser',
  organiserId: newId(),
  viewerController: antwerp,
  ground: 'detail',
  plans: [aPlan()],
  ...other,
});

/** Records as the query side does. */
export const recordAnswer = (db: TestDatabase, answer: DisclosureAnswer): Promise<number> =>
  withTenant(db.pool('koz_query'), answer.viewerController, (sql) => record(sql, answer));

/** Records `count` disclosures and as many consultations, one after the other. */
export async function recordRows(db: TestDatabase, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    await recordAnswer(db, anAnswer());
    await withTenant(db.pool('koz_command'), antwerp, (sql) =>
      recordConsultation(sql, {
        ...{ at: instant('2026-11-23T18:00:01.000Z'), actor: newId(), role: 'officer', controller: antwerp },
        ...{ action: 'placeHold', reason: 'complaint' },
      }),
    );
  }
}
