import { createHmac, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { ActorId } from '@koz/privacy-types';
import type { Actors } from '../oidc/principals.js';
import type { DeriveKey } from './identity-key.js';

/** Random actor ids in the schema `identity`, found again by an HMAC of issuer and subject. */
export class PostgresActors implements Actors {
  private readonly key: Uint8Array;

  /** @param pool connections in the role `koz_identity` */
  constructor(
    private readonly pool: Pool,
    deriveKey: DeriveKey,
  ) {
    this.key = deriveKey('koz/identity/subject/v1');
  }

  async actorOf(issuer: string, subject: string): Promise<ActorId> {
    const hmac = this.hmacOf(issuer, subject);
    for (;;) {
      const known = await this.find(hmac);
      if (known !== undefined) return known;
      await this.pool.query(
        'INSERT INTO identity.actor (subject, actor_id) VALUES ($1, $2) ON CONFLICT (subject) DO NOTHING',
        [hmac, randomUUID()],
      );
    }
  }

  /** Cuts the way from this actor id to whoever it stood for: at the next log-in that is somebody new. */
  async forget(actorId: ActorId): Promise<void> {
    await this.pool.query('DELETE FROM identity.actor WHERE actor_id = $1', [actorId]);
  }

  /** Whether no actor was ever given an id that is still kept. */
  static async areNone(pool: Pool): Promise<boolean> {
    const { rows } = await pool.query('SELECT FROM identity.actor LIMIT 1');
    return rows.length === 0;
  }

  private async find(hmac: Buffer): Promise<ActorId | undefined> {
    const { rows } = await this.pool.query<{ actor_id: ActorId }>(
      'SELECT actor_id FROM identity.actor WHERE subject = $1',
      [hmac],
    );
    return rows[0]?.actor_id;
  }

  /** As JSON, so that no issuer and subject look like another pair. */
  private hmacOf(issuer: string, subject: string): Buffer {
    return createHmac('sha256', this.key)
      .update(JSON.stringify([issuer, subject]))
      .digest();
  }
}
