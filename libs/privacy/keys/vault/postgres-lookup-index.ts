import type { Pool } from 'pg';
import { withTenant } from '@koz/platform';
import type { CarePlanId, CommandId, ControllerId } from '@koz/privacy-types';
import type { Keyring } from '../epoch/keyring.js';
import { hmac, type Secret } from '../epoch/secret.js';
import type { LookupIndex, LookupKind } from '../key-vault.port.js';
import { lookupKeyOf } from './lookup-key.js';

type Claim = Awaited<ReturnType<LookupIndex['claim']>>[number];
type Entries = Parameters<LookupIndex['claim']>[2];

interface ClaimRow {
  readonly hmac: Buffer;
  readonly care_plan_id: CarePlanId;
  readonly command_id: CommandId;
}

/**
 * HMAC rows in the schema `vault`. Values are compared as they are given: whoever claims and finds brings them
 * into one form first (a national number as its digits).
 */
export class PostgresLookupIndex implements LookupIndex {
  /** @param pool connections in the role `koz_vault` */
  constructor(
    private readonly pool: Pool,
    private readonly keyring: Keyring,
  ) {}

  async claim(controller: ControllerId, kind: LookupKind, entries: Entries): Promise<Claim[]> {
    if (entries.length === 0) return [];
    const secret = await lookupKeyOf(this.pool, this.keyring, controller);
    const hmacs = entries.map(({ value }) => fingerprint(secret, kind, value));
    const firstClaims = await withTenant(this.pool, controller, async (transaction) => {
      // In the order of the HMACs, so that two claimers of the same values wait for each other in one direction.
      await transaction.query(
        `INSERT INTO vault.lookup (controller, kind, hmac, care_plan_id, command_id)
           SELECT $1, $2, hmac, care_plan_id, command_id
             FROM unnest($3::bytea[], $4::uuid[], $5::uuid[]) WITH ORDINALITY
                  AS entry (hmac, care_plan_id, command_id, place)
            ORDER BY hmac, place
           ON CONFLICT DO NOTHING`,
        [
          controller,
          kind,
          hmacs,
          entries.map(({ carePlanId }) => carePlanId),
          entries.map(({ commandId }) => commandId),
        ],
      );
      return transaction.query<ClaimRow>(
        `SELECT DISTINCT ON (hmac) hmac, care_plan_id, command_id
           FROM vault.lookup
          WHERE controller = $1 AND kind = $2 AND hmac = ANY ($3::bytea[])
          ORDER BY hmac, ordinal`,
        [controller, kind, hmacs],
      );
    });
    const byHmac = new Map(firstClaims.map((row) => [row.hmac.toString('base64'), row]));
    const claims: Claim[] = [];
    for (const [at, { carePlanId, commandId }] of entries.entries()) {
      const row = byHmac.get(hmacs[at]?.toString('base64') ?? '');
      // The claim that stood in the way was forgotten between the two statements: the value is free now.
      if (!row) return this.claim(controller, kind, entries);
      const first = row.care_plan_id === carePlanId && row.command_id === commandId;
      claims.push({ carePlanId: row.care_plan_id, commandId: row.command_id, first });
    }
    return claims;
  }

  async find(controller: ControllerId, kind: LookupKind, value: string): Promise<CarePlanId[]> {
    const secret = await lookupKeyOf(this.pool, this.keyring, controller);
    const rows = await withTenant(this.pool, controller, (transaction) =>
      transaction.query<Pick<ClaimRow, 'care_plan_id'>>(
        `SELECT care_plan_id FROM vault.lookup
          WHERE controller = $1 AND kind = $2 AND hmac = $3
          ORDER BY ordinal`,
        [controller, kind, fingerprint(secret, kind, value)],
      ),
    );
    return rows.map((row) => row.care_plan_id);
  }

  async forget(
    controller: ControllerId,
    kind: LookupKind,
    carePlanIds: readonly CarePlanId[],
  ): Promise<void> {
    await withTenant(this.pool, controller, (transaction) =>
      transaction.query(
        'DELETE FROM vault.lookup WHERE controller = $1 AND kind = $2 AND care_plan_id = ANY ($3::uuid[])',
        [controller, kind, carePlanIds],
      ),
    );
  }
}

/** The kind is part of what is hashed: equal values of two kinds cannot be recognised as equal. */
function fingerprint(secret: Secret, kind: LookupKind, value: string): Buffer {
  return hmac(secret, `koz/lookup/v1\n${kind}`, value);
}
