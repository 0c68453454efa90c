import { dayInBelgium } from '@koz/domain';
import { outsideTransaction, withTransaction, type Transaction } from '@koz/platform';
import type { ControllerId } from '@koz/privacy-types';
import { ReadModelBehindError, waitForPosition } from '@koz/projection';
import { regieFacts } from '@koz/projections/regie-facts';
import {
  lastRound,
  latestSnapshot,
  makeSnapshot,
  requestedPosition,
  saveRound,
  settleRequests,
} from '@koz/regie-summary';
import type { RegieSnapshotDeps } from './deps.js';

/** How long the facts may take to tell of all that was in the log when a round began. */
const factsWithinMs = 5_000;

/**
 * `nothingDue`: each controller's figures were looked at today, and nobody asked for more. `behind`: the facts do not
 * tell of the whole log yet; the next look finds the same due.
 */
export type RoundOutcome = 'done' | 'nothingDue' | 'behind';

/**
 * Makes the snapshots that are due: of each controller of which none was made today, by Belgian days and the injected
 * clock, or none since one was asked for. One instance at a time does one controller, and each round is one
 * transaction: cut off anywhere, it is due still.
 */
export async function regieRound(deps: RegieSnapshotDeps): Promise<RoundOutcome> {
  const { pool, store, locations } = deps;
  const sql = outsideTransaction(pool);
  const requested = await requestedPosition(sql);
  const due: ControllerId[] = [];
  for (const controller of await locations.controllers())
    if (await isDue(sql, deps, controller, requested)) due.push(controller);
  if (due.length > 0) {
    const target = await store.lastPosition();
    if (!(await factsTellOf(deps, target))) return 'behind';
    for (const controller of due) await makeIfDue(deps, controller, requested);
  }
  if (requested !== undefined) await settleRequests(sql, requested);
  return due.length > 0 || requested !== undefined ? 'done' : 'nothingDue';
}

async function isDue(
  sql: Pick<Transaction, 'query'>,
  { clock }: RegieSnapshotDeps,
  controller: ControllerId,
  requested: number | undefined,
): Promise<boolean> {
  const last = await lastRound(sql, controller);
  if (last === undefined || last.day < dayInBelgium(clock.now())) return true;
  return requested !== undefined && last.position < requested;
}

async function factsTellOf({ queryPool }: RegieSnapshotDeps, position: number): Promise<boolean> {
  try {
    await waitForPosition(outsideTransaction(queryPool), regieFacts.name, position, factsWithinMs);
    return true;
  } catch (error) {
    if (error instanceof ReadModelBehindError) return false;
    throw error;
  }
}

/** The lock ends with the transaction, however that ends. Who waits for it finds the round done. */
const makeIfDue = (
  deps: RegieSnapshotDeps,
  controller: ControllerId,
  requested: number | undefined,
): Promise<void> =>
  withTransaction(deps.pool, async (transaction) => {
    await transaction.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `koz/regie-snapshot/${controller}`,
    ]);
    if (!(await isDue(transaction, deps, controller, requested))) return;
    const round = await makeSnapshot(deps, controller, await latestSnapshot(transaction, controller));
    await saveRound(transaction, round);
    const outcome = round.publication === null ? 'stands' : 'published';
    deps.logger.info({ controller, position: round.position, outcome }, 'The figures of the regie were made');
  });
