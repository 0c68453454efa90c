import { randomBytes, randomUUID } from 'node:crypto';
import { controllerId, instant, uuid, type PolicyVersion, type Uuid } from '@koz/privacy-types';
import { storesCovered, type EpochFacts, type ShreddingFacts } from './certificate.js';
import { receiptHashOf } from './receipt-hash.js';

/* Facts as the retention worker has them, for the specs of certificates. */

export const antwerpen = controllerId('antwerpen');
export const mechelen = controllerId('mechelen');
export const newId = <Id extends Uuid>(): Id => uuid<Id>(randomUUID());

export const shredding = (more: Partial<ShreddingFacts> = {}): ShreddingFacts => ({
  kind: 'shredding',
  at: instant('2026-12-01T00:00:00Z'),
  carePlanId: newId(),
  tier: 'identity',
  cause: 'P5Y',
  retentionPolicyVersion: 'retention@1' as PolicyVersion,
  dataKey: { id: newId(), fingerprint: randomBytes(32).toString('hex') },
  recording: { eventId: newId(), position: 41 },
  streamHeadHash: randomBytes(32).toString('hex'),
  shreddedEventId: newId(),
  stores: storesCovered,
  epoch: 3,
  completeAtLatest: instant('2027-01-05T00:00:00Z'),
  receiptHash: receiptHashOf('7ZK2-8H4Q-0000'),
  ...more,
});

export const epochDestroyed = (epoch: number): EpochFacts => ({
  kind: 'epoch',
  at: instant('2026-12-09T00:00:00Z'),
  epoch,
  destroyedAt: instant('2026-12-09T00:00:00Z'),
  keyFingerprint: randomBytes(32).toString('hex'),
  ground: 'verifiedBackup',
});
