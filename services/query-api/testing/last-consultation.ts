import type { Region } from './region.js';

/** What was put on record last, whoever's it is. */
export async function lastConsultation({ db }: Pick<Region, 'db'>): Promise<unknown> {
  const { rows } = await db
    .adminPool()
    .query<object>(
      'SELECT actor, role, controller, action, reason, subject FROM ledger.consultation ORDER BY entry DESC LIMIT 1',
    );
  return rows[0];
}
