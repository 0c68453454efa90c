import { completionOf, signCertificates, type EpochFacts } from '@koz/audit';
import type { EpochEntry } from '@koz/privacy-fence';
import {
  backedUpWithout,
  destroyEpoch,
  epochsOf,
  EpochStillNeededError,
  releaseOf,
  rotateEpoch,
  type DestroyedEpoch,
  type RetiringEpoch,
} from '@koz/privacy-keys';
import { withTenant } from '@koz/platform';
import type { ControllerId } from '@koz/privacy-types';
import { carryOut } from './carry-out.js';
import type { ShreddingDeps } from './deps.js';

export interface EpochsChanged {
  /** True when the surviving keys are under a new epoch key now. */
  readonly rotated: boolean;
  /** Epochs whose key was destroyed now. */
  readonly destroyed: readonly number[];
}

/**
 * After keys were destroyed: begins a new epoch and wraps the survivors anew under it; and destroys the keys of retired
 * epochs that may go, each with a certificate. Whether there is something to rotate is told by the certificates of the
 * present epoch, so that a run that was broken off is finished by the next.
 */
export async function renewEpochs(deps: ShreddingDeps, controller: ControllerId): Promise<EpochsChanged> {
  const rotated = await rotateAfterShredding(deps, controller);
  if (rotated) await deps.reached?.('rotated');
  return { rotated, destroyed: await destroyRetired(deps, controller) };
}

async function rotateAfterShredding(deps: ShreddingDeps, controller: ControllerId): Promise<boolean> {
  const epochs = await epochsOf(deps.vaultPool, controller);
  const current = epochs.find(({ state }) => state === 'current');
  if (!current) return false;
  const shredded = await withTenant(deps.vaultPool, controller, (sql) =>
    sql.query(
      `SELECT FROM audit.certificate WHERE controller = $1 AND kind = 'shredding' AND epoch = $2 LIMIT 1`,
      [controller, current.epoch],
    ),
  );
  const isHalfDone = await hasKeysOfEarlier(deps, controller, current.epoch);
  if (shredded.length === 0 && !isHalfDone) return false;
  const leaving = shredded.length > 0 ? current.epoch : current.epoch - 1;
  await rotateEpoch({ ...settingsOf(deps), ...reachedOf(deps) }, controller, leaving);
  return true;
}

async function hasKeysOfEarlier(
  deps: ShreddingDeps,
  controller: ControllerId,
  epoch: number,
): Promise<boolean> {
  const rows = await withTenant(deps.vaultPool, controller, (sql) =>
    sql.query('SELECT FROM vault.data_key WHERE controller = $1 AND epoch < $2 LIMIT 1', [controller, epoch]),
  );
  return rows.length > 0;
}

async function destroyRetired(deps: ShreddingDeps, controller: ControllerId): Promise<number[]> {
  const destroyed: number[] = [];
  for (const { epoch, state } of await epochsOf(deps.vaultPool, controller)) {
    if (state === 'current' || (await completionOf(deps.vaultPool, controller, epoch))) continue;
    const gone = await destroyIfReleased(deps, controller, epoch);
    // They go in their order: a later one waits for this one.
    if (!gone) break;
    await certify(deps, controller, gone.facts);
    destroyed.push(epoch);
  }
  return destroyed;
}

async function destroyIfReleased(
  deps: ShreddingDeps,
  controller: ControllerId,
  epoch: number,
): Promise<{ readonly facts: EpochFacts } | undefined> {
  const backedUp = await backedUpWithout(deps.vaultPool, controller, epoch);
  const mayGo = (retiring: RetiringEpoch) => releaseOf(retiring, deps.clock.now(), backedUp) !== undefined;
  try {
    const gone = await destroyEpoch({ ...settingsOf(deps), ...reachedOf(deps) }, controller, epoch, mayGo);
    return { facts: factsOf(deps, gone, backedUp === undefined ? 'term' : 'verifiedBackup') };
  } catch (error) {
    if (error instanceof EpochStillNeededError) return undefined;
    throw error;
  }
}

const factsOf = (
  { clock }: ShreddingDeps,
  { epoch, destroyedAt, fingerprint }: DestroyedEpoch,
  ground: EpochFacts['ground'],
): EpochFacts => ({
  kind: 'epoch',
  at: clock.now(),
  epoch,
  destroyedAt,
  keyFingerprint: fingerprint,
  ground,
});

async function certify(deps: ShreddingDeps, controller: ControllerId, facts: EpochFacts): Promise<void> {
  const entries: EpochEntry[] = [];
  const { before, after } = await deps.fence.append(controller, (tip) => {
    const chainedTo = { sequence: tip.sequence, hash: tip.certificateHash };
    const [signed] = signCertificates(deps.signingKey, controller, chainedTo, [facts]);
    if (!signed) throw new TypeError('one fact gives one certificate');
    entries.push({ kind: 'epoch', controller, epoch: facts.epoch, at: facts.at, certificate: signed.bytes });
    return entries;
  });
  await deps.reached?.('epochFenced');
  await carryOut(deps, controller, { entries, after: before.sequence, head: after });
}

/** Carries out an entry of the fence: where an older copy of the database takes the epoch for a living one. */
export async function destroyedWithEpoch(
  deps: ShreddingDeps,
  { controller, epoch }: EpochEntry,
): Promise<void> {
  const known = (await epochsOf(deps.vaultPool, controller)).find((each) => each.epoch === epoch);
  if (known?.state === 'retiring') await destroyEpoch(settingsOf(deps), controller, epoch, () => true);
}

const settingsOf = ({ vaultPool: pool, keyring, clock }: ShreddingDeps) => ({ pool, keyring, clock });
const reachedOf = ({ reached }: ShreddingDeps) => (reached ? { reached } : {});
