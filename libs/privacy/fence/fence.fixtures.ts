import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { controllerId, instant, uuid, type Uuid } from '@koz/privacy-types';
import type { EpochEntry, ShreddingEntry } from './entry.js';

/* Entries as the retention worker makes them, for the specs of the fence. */

export const antwerpen = controllerId('antwerpen');
export const mechelen = controllerId('mechelen');
export const newId = <Id extends Uuid>(): Id => uuid<Id>(randomUUID());

export function shredding(more: Partial<ShreddingEntry> = {}): ShreddingEntry {
  const carePlanId = newId<ShreddingEntry['carePlanId']>();
  const event = (type: string) => ({
    stream: `carePlan-${carePlanId}`,
    id: newId<ShreddingEntry['events'][number]['id']>(),
    type,
    version: 1,
    payload: randomBytes(700),
    metadata: randomBytes(250),
  });
  return {
    kind: 'shredding',
    controller: antwerpen,
    carePlanId,
    tier: 'precise',
    keyId: newId(),
    cause: 'P2Y6M',
    at: instant('2026-12-01T00:00:00Z'),
    events: [event('PersonalDataGeneralised'), event('PersonalDataKeyShredded')],
    certificate: randomBytes(800),
    logPosition: 41,
    planHeadHash: createHash('sha256').update(carePlanId).digest(),
    ...more,
  };
}

export const epochEnded = (epoch: number): EpochEntry => ({
  kind: 'epoch',
  controller: antwerpen,
  epoch,
  at: instant('2026-12-05T00:00:00Z'),
  certificate: randomBytes(400),
});
