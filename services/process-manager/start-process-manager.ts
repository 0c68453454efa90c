import { EventStoreUnavailableError } from '@koz/event-store';
import {
  isConnectionFailure,
  pause,
  ReaderCheckpoint,
  startSoleWork,
  type RunningSoleWork,
} from '@koz/platform';
import { decodeEvent } from '@koz/privacy-keys';
import type { PoolClient } from 'pg';
import { defaultPacing, type Pacing, type ProcessManagerDeps } from './deps.js';
import { ContendedError, fulfil } from './fulfil.js';
import { openObligations, type Obligation } from './obligations.js';

/** The name of its lease, and of its checkpoint. */
const reader = 'process-manager';

/**
 * Follows the log and finishes what a crash left half done: applications that a filing names, the approval that a
 * found place calls for (or its release), the undoing and reinstating that a declined place calls for, the withdrawals
 * that a confirmed place or a withdrawn plan calls for.
 *
 * At least once: the checkpoint is written after a page is dealt with, and done again is done once, for every command
 * id derives from its cause. Of several instances one works at a time.
 */
export function startProcessManager(deps: ProcessManagerDeps): RunningSoleWork {
  const pacing: Pacing = { ...defaultPacing, ...deps.pacing };
  const working = startSoleWork({
    ...{ pool: deps.pool, lease: reader, retryInMs: pacing.retryInMs },
    work: (client, signal, following) => follow(deps, pacing, client, signal, following),
    passes: (error) =>
      error instanceof EventStoreUnavailableError ||
      error instanceof ContendedError ||
      isConnectionFailure(error),
    halted(error, state) {
      if (state === 'waiting') deps.logger.warn({ error }, 'The process manager waits');
      // Skipping the event would leave a plan half done for good.
      else deps.logger.error({ error }, 'The process manager has stopped');
    },
  });
  deps.readiness?.add('process manager', () =>
    working.state === 'stopped' ? 'stopped at an event that it cannot take in' : true,
  );
  return working;
}

async function follow(
  deps: ProcessManagerDeps,
  pacing: Pacing,
  client: PoolClient,
  signal: AbortSignal,
  following: () => void,
): Promise<void> {
  const checkpoint = new ReaderCheckpoint(client, reader);
  const after = await checkpoint.read();
  deps.logger.info({ position: after }, 'The process manager follows the log');
  for await (const page of deps.store.subscribe({ after, pageSize: pacing.pageSize, signal })) {
    const last = page.at(-1);
    if (!last) continue;
    if (!(await dealWith(deps, pacing, openObligations(page.map(decodeEvent)), signal))) return;
    await checkpoint.advance(last.position);
    following();
  }
}

/** False when the end came before all was dealt with: then the page is read again at the next start. */
async function dealWith(
  deps: ProcessManagerDeps,
  { patienceMs, atOnce }: Pacing,
  open: readonly Obligation[],
  signal: AbortSignal,
): Promise<boolean> {
  if (open.length === 0) return true;
  await pause(patienceMs, signal);
  if (signal.aborted) return false;
  const left = [...open];
  const work = async () => {
    for (let next = left.shift(); next; next = left.shift()) await fulfil(deps, next);
  };
  const workers = Array.from({ length: Math.min(atOnce, left.length) }, work);
  // Each is waited for, also after one has failed: nothing goes on behind the back of who takes over.
  const failed = (await Promise.allSettled(workers)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
  return true;
}
