/**
 * The ids of a controller's data keys (`$1`) among those of a parameter, their rows locked in the one order in which
 * everybody locks them, so that who destroys and who wraps anew wait for each other in one direction.
 */
export const lockedInOrder = (ids: string): string =>
  `SELECT key_id FROM vault.data_key
    WHERE controller = $1 AND key_id = ANY (${ids}::uuid[])
    ORDER BY made_at, key_id
    FOR UPDATE`;
