import { outsideTransaction } from '@koz/platform';
import { defaultK, requestSnapshot } from '@koz/regie-summary';
import type { Runtime } from '@koz/runtime';

/**
 * Asks for new figures of the regie after an import. Of fewer plans than k nothing could be told anyway. Who makes
 * them may not be running: the question is kept until it does.
 * @param filed how many plans the import filed
 */
export async function askForFigures({ database, eventStore }: Runtime, filed: number): Promise<void> {
  if (filed < defaultK) return;
  const position = await eventStore('koz_command').lastPosition();
  await requestSnapshot(outsideTransaction(database.pool('koz_command')), position);
}
