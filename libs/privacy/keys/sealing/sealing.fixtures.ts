import { randomBytes, randomUUID } from 'node:crypto';
import { noPreviousHash, streamName, type EventToAppend, type StoredEvent } from '@koz/event-store';
import type { CarePlanFiledPayload, EventMetadata } from '@koz/events';
import {
  controllerId,
  instant,
  tiers,
  uuid,
  type CarePlanId,
  type ControllerId,
  type ErasureCause,
  type KeyId,
  type Tier,
  type Uuid,
} from '@koz/privacy-types';
import type { DataKey, KeyLookup } from '../key-vault.port.js';

/* What the specs of sealing share: a plan, its keys, and a vault in memory. */

export const newId = <Id extends Uuid>(): Id => uuid<Id>(randomUUID());
export const antwerpen = controllerId('antwerpen');
export const newKey = (): DataKey => ({ id: newId<KeyId>(), secret: randomBytes(32) });
export const newKeys = (): Record<Tier, DataKey> => ({
  precise: newKey(),
  identity: newKey(),
  planning: newKey(),
});

export const metadata: EventMetadata = {
  commandId: newId(),
  index: 0,
  actor: newId(),
  controller: antwerpen,
  at: instant('2026-11-23T18:00:00Z'),
  head: { place: 'none', fence: 'none' },
};

export const filed: CarePlanFiledPayload = {
  applicationIds: [newId()],
  parent: {
    firstName: 'Jozefien',
    lastName: 'Vandenbroucke',
    birthDate: '1993-04-17',
    nationalNumber: '93041712345',
    email: 'jozefien@voorbeeld.be',
    phone: '+32470998877',
  },
  child: { birthDate: '2026-10-02', expected: false },
  address: { street: 'Geheimestraat', number: '7' },
  postcode: '2060',
  priorityRules: ['singleParent'],
  startDate: '2027-03-01',
  careParts: [{ weekday: 'mon', part: 'full' }],
  sharing: 'acrossBorders',
  locations: [{ applicationId: newId(), locationId: newId() }],
};

/** The personal texts of {@link filed}: none of them may stand in stored bytes or in an error. */
export const personalTexts = [
  'Jozefien',
  'Vandenbroucke',
  '1993-04-17',
  '93041712345',
  'voorbeeld.be',
  '470998877',
  '2026-10-02',
  'Geheimestraat',
  '2060',
  'singleParent',
  '2027-03-01',
  'acrossBorders',
];

export function storedOn(
  carePlanId: CarePlanId,
  event: EventToAppend,
  more: Partial<StoredEvent> = {},
): StoredEvent {
  return {
    ...event,
    position: 12,
    stream: streamName('carePlan', carePlanId),
    revision: 0,
    controller: antwerpen,
    hash: new Uint8Array(32),
    previousHash: noPreviousHash,
    ...more,
  };
}

/** A vault in memory that counts how often it is asked. */
export class MemoryVault {
  private readonly lookups = new Map<string, KeyLookup>();
  readonly questions: { controller: ControllerId; count: number }[] = [];

  add(keys: Readonly<Record<Tier, DataKey>>, controller = antwerpen): void {
    for (const tier of tiers)
      this.lookups.set(`${controller} ${keys[tier].id}`, { state: 'present', key: keys[tier] });
  }

  destroy(key: DataKey, cause: ErasureCause, controller = antwerpen): void {
    const since = instant('2029-04-01T00:00:00Z');
    this.lookups.set(`${controller} ${key.id}`, { state: 'destroyed', since, cause });
  }

  async keys(controller: ControllerId, ids: readonly KeyId[]): Promise<Map<KeyId, KeyLookup>> {
    this.questions.push({ controller, count: ids.length });
    return new Map(
      ids.map((id) => [id, this.lookups.get(`${controller} ${id}`) ?? { state: 'unknown' as const }]),
    );
  }
}
