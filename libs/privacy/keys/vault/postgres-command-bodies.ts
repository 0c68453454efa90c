import type { Pool } from 'pg';
import { withTenant, type Clock } from '@koz/platform';
import type { CommandId, ControllerId, PlainDate } from '@koz/privacy-types';
import type { Keyring } from '../epoch/keyring.js';
import { hmac } from '../epoch/secret.js';
import type { CommandBodies } from '../key-vault.port.js';
import { lookupKeyOf } from './lookup-key.js';

/**
 * Bodies of commands as HMACs in the schema `vault`. Rows of before yesterday are deleted by the first command that
 * a process handles on a day, so that each is kept for a day at least and two at most.
 */
export class PostgresCommandBodies implements CommandBodies {
  private readonly sweptOn = new Map<ControllerId, PlainDate>();

  /** @param pool connections in the role `koz_vault` */
  constructor(
    private readonly pool: Pool,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  async remember(controller: ControllerId, commandId: CommandId, body: Uint8Array): Promise<boolean> {
    const secret = await lookupKeyOf(this.pool, this.keyring, controller);
    const today = this.clock.now().slice(0, 10);
    await this.sweep(controller, today);
    const { rows } = await this.pool.query<{ same: boolean }>({
      name: 'vault-remember-command',
      text: 'SELECT vault.remember_command($1, $2, $3, $4) AS same',
      values: [controller, commandId, hmac(secret, 'koz/command-body/v1', body), today],
    });
    return rows[0]?.same === true;
  }

  private async sweep(controller: ControllerId, today: PlainDate): Promise<void> {
    if (this.sweptOn.get(controller) === today) return;
    await withTenant(this.pool, controller, (transaction) =>
      transaction.query(`DELETE FROM vault.command_body WHERE controller = $1 AND made_on < $2::date - 1`, [
        controller,
        today,
      ]),
    );
    this.sweptOn.set(controller, today);
  }
}
