import { randomBytes, randomUUID } from 'node:crypto';
import type { CommandBodies, DataKey, KeyLookup, KeyVault } from '@koz/privacy-keys';
import {
  instant,
  uuid,
  type CommandId,
  type ControllerId,
  type ErasureCause,
  type KeyId,
} from '@koz/privacy-types';

/** The vault's contract in memory: a key belongs to a controller, and a destroyed one leaves its tombstone. */
export class InMemoryVault implements KeyVault, CommandBodies {
  private readonly rows = new Map<string, KeyLookup>();
  private readonly bodies = new Map<string, string>();

  async takeKeys(controller: ControllerId, count: number): Promise<DataKey[]> {
    return Array.from({ length: count }, () => {
      const key = { id: uuid<KeyId>(randomUUID()), secret: randomBytes(32) };
      this.rows.set(`${controller} ${key.id}`, { state: 'present', key });
      return key;
    });
  }

  async keys(controller: ControllerId, ids: readonly KeyId[]): Promise<Map<KeyId, KeyLookup>> {
    return new Map(ids.map((id) => [id, this.rows.get(`${controller} ${id}`) ?? { state: 'unknown' }]));
  }

  async destroy(controller: ControllerId, ids: readonly KeyId[], cause: ErasureCause): Promise<void> {
    const since = instant('2030-01-01T00:00:00Z');
    for (const id of ids) this.rows.set(`${controller} ${id}`, { state: 'destroyed', since, cause });
  }

  async remember(controller: ControllerId, commandId: CommandId, body: Uint8Array): Promise<boolean> {
    const text = Buffer.from(body).toString('hex');
    const first = this.bodies.get(`${controller} ${commandId}`) ?? text;
    this.bodies.set(`${controller} ${commandId}`, first);
    return first === text;
  }
}
