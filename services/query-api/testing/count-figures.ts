import { withTransaction } from '@koz/platform';
import { latestSnapshot, makeSnapshot, saveRound } from '@koz/regie-summary';
import { antwerp, mechelen, type Region } from './region.js';

/** Makes a snapshot of each controller's figures, as the daily round does; whether each was published. */
export async function countFigures({ db, deps }: Region): Promise<boolean[]> {
  const published: boolean[] = [];
  for (const controller of [antwerp, mechelen])
    published.push(
      await withTransaction(db.pool('koz_process_manager'), async (sql) => {
        const former = await latestSnapshot(sql, controller);
        const round = await makeSnapshot({ ...deps, queryPool: deps.pool }, controller, former);
        await saveRound(sql, round);
        return round.publication !== null;
      }),
    );
  return published;
}
