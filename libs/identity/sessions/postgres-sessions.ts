import { createHash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { Clock } from '@koz/platform';
import {
  instant,
  type ActorId,
  type CarePlanId,
  type ControllerId,
  type OrganiserId,
} from '@koz/privacy-types';
import type { LinkedPlan } from '../oidc/principals.js';
import type { Principal, Role } from '../principal.js';

const minute = 60_000;
/** A session ends when nothing was asked in it for so long, in milliseconds. */
export const idleMs = 30 * minute;
/** However busy, it ends so long after the log-in, in milliseconds. */
export const absoluteMs = 8 * 60 * minute;
/** The end is put off at most this often: a page asks ten things at once. */
const putOffEveryMs = minute;

interface SessionRow {
  readonly actor_id: ActorId;
  readonly role: Role;
  readonly organiser_id: OrganiserId | null;
  readonly controller: ControllerId | null;
  readonly care_plan_id: CarePlanId | null;
  readonly idle_until: Date;
  readonly ends_at: Date;
}

/** Who is logged in by the portal: ids and ends, in the schema `identity`, found by the hash of a secret. */
export class PostgresSessions {
  /** @param pool connections in the role `koz_identity` */
  constructor(
    private readonly pool: Pool,
    private readonly clock: Clock,
  ) {}

  /** Begins a session; the secret is for the browser alone: 256 random bits, base64url. */
  async begin(principal: Principal): Promise<string> {
    const secret = randomBytes(32).toString('base64url');
    const now = Date.parse(this.clock.now());
    await this.pool.query('DELETE FROM identity.session WHERE idle_until <= $1', [instant(now)]);
    await this.pool.query(
      `INSERT INTO identity.session
         (secret_hash, actor_id, role, organiser_id, controller, care_plan_id, idle_until, ends_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        hashOf(secret),
        principal.actorId,
        principal.role,
        principal.organiserId ?? null,
        principal.controller ?? null,
        principal.carePlanId ?? null,
        instant(now + idleMs),
        instant(now + absoluteMs),
      ],
    );
    return secret;
  }

  /** Whose session this is, which is put off by asking; undefined when it has ended or never was. */
  async principalOf(secret: string): Promise<Principal | undefined> {
    const now = Date.parse(this.clock.now());
    const hash = hashOf(secret);
    const { rows } = await this.pool.query<SessionRow>({
      name: 'session-by-secret',
      text: `SELECT actor_id, role, organiser_id, controller, care_plan_id, idle_until, ends_at
               FROM identity.session WHERE secret_hash = $1 AND idle_until > $2`,
      values: [hash, instant(now)],
    });
    const [row] = rows;
    if (row === undefined) return undefined;
    const idleUntil = Math.min(now + idleMs, row.ends_at.getTime());
    if (idleUntil - row.idle_until.getTime() >= putOffEveryMs)
      await this.pool.query(
        'UPDATE identity.session SET idle_until = greatest(idle_until, $2) WHERE secret_hash = $1',
        [hash, instant(idleUntil)],
      );
    return principalOf(row);
  }

  /** From now on the session of a family is about this plan. Whether it may be is for the caller to know. */
  async turnTo(secret: string, { carePlanId, controller }: LinkedPlan): Promise<void> {
    await this.pool.query(
      `UPDATE identity.session SET care_plan_id = $2, controller = $3
        WHERE secret_hash = $1 AND role = 'family'`,
      [hashOf(secret), carePlanId, controller],
    );
  }

  /** Ends a session at once. Again is harmless. */
  async end(secret: string): Promise<void> {
    await this.pool.query('DELETE FROM identity.session WHERE secret_hash = $1', [hashOf(secret)]);
  }
}

/** The secret is random: no salt or slow hash could make it harder to guess. */
const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

const principalOf = (row: SessionRow): Principal => ({
  actorId: row.actor_id,
  role: row.role,
  ...(row.organiser_id === null ? {} : { organiserId: row.organiser_id }),
  ...(row.controller === null ? {} : { controller: row.controller }),
  ...(row.care_plan_id === null ? {} : { carePlanId: row.care_plan_id }),
});
