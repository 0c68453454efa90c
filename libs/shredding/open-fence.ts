import {
  append,
  controllerStream,
  loadController,
  namedCommandId,
  prepareAppend,
  standingOf,
  standingAnswer,
} from '@koz/command-handling';
import { controllerDecider } from '@koz/domain';
import {
  checkFence,
  controllersOf,
  Fence,
  findFenceDirectory,
  firstFenceDirectory,
  FenceRefusedError,
  type FenceDirectory,
} from '@koz/privacy-fence';
import { bindFenceDirectory, fenceKnowledge } from '@koz/privacy-keys';
import type { Logger } from '@koz/platform';
import type { ControllerId } from '@koz/privacy-types';
import type { LogRestoredPayload } from '@koz/events';
import { catchUpWithFence, knownPositionOf } from './carry-out.js';
import { retentionActor, type ShreddingDeps } from './deps.js';

export interface FenceGate extends Omit<ShreddingDeps, 'fence'> {
  /** `KOZ_FENCE_DIR` */
  readonly path: string;
  readonly logger: Logger;
  /** Whether the event log stands in the same database as the vault, and is restored with it. */
  readonly isLogWithVault: boolean;
}

/**
 * The gate that every process passes before it reads personal data: the fence must vouch for this database. What the
 * fence knows and the database does not (a crash, an older copy) is carried out again with the same bytes; positions
 * that a restore lost are declared in the log of each controller.
 *
 * @throws FenceRefusedError: the process must end.
 */
export async function passFence(gate: FenceGate): Promise<Fence> {
  const directory = await standingDirectory(gate);
  const fence = new Fence(directory);
  const deps = { ...gate, fence };
  const controllers = await controllersOf(directory);
  // Declared before anything is appended again: a start that is broken off in between declares it too.
  const lost = gate.isLogWithVault ? await lostPositions(deps, controllers) : undefined;
  if (lost) for (const controller of controllers) await declareRestored(gate, controller, lost);
  for (const controller of controllers) {
    const { entries, appended } = await catchUpWithFence(deps, controller);
    if (entries > 0)
      gate.logger.warn(
        { controller, count: entries, events: appended },
        'Destructions of the fence were carried out again',
      );
  }
  const verdict = await checkFence(await fenceKnowledge(gate.vaultPool), gate.path);
  if (verdict.verdict === 'refused') throw verdict.reason;
  return fence;
}

/** The directory that belongs to this database; at the first start it is made and bound to it. */
async function standingDirectory({ vaultPool, path, clock }: FenceGate): Promise<FenceDirectory> {
  const knowledge = await fenceKnowledge(vaultPool);
  const verdict = await checkFence(knowledge, path);
  if (verdict.verdict === 'refused') throw verdict.reason;
  const directory =
    knowledge.directoryId === undefined ? await firstFenceDirectory(path) : await findFenceDirectory(path);
  if (directory && (await bindFenceDirectory(vaultPool, directory.id, clock)) === directory.id)
    return directory;
  throw new FenceRefusedError(
    'otherDirectory',
    'KOZ_FENCE_DIR hoort bij een andere databank. Geef de map die bij deze hoort.',
  );
}

/** An entry that was written when the log went further than it does now: a restore lost the rest. */
async function lostPositions(
  deps: ShreddingDeps,
  controllers: readonly ControllerId[],
): Promise<LogRestoredPayload | undefined> {
  const lastPosition = await deps.store.lastPosition();
  let known = -1;
  for (const controller of controllers) known = Math.max(known, await knownPositionOf(deps, controller));
  return known > lastPosition ? { from: lastPosition + 1, to: known } : undefined;
}

async function declareRestored(
  gate: FenceGate,
  controller: ControllerId,
  { from, to }: LogRestoredPayload,
): Promise<void> {
  const context = {
    commandId: namedCommandId('declare-restored', controller, from, to),
    actor: retentionActor,
    scope: { controller },
  };
  for (;;) {
    const loaded = await loadController(gate, controller);
    if (loaded.state.status !== 'registered') return;
    if (standingAnswer(loaded, controllerDecider, context)) return;
    const decision = controllerDecider.decide({ type: 'declareRestored', from, to }, loaded.state);
    if (!decision.ok) return;
    const request = { decider: controllerDecider, stream: controllerStream(controller), context };
    const prepared = prepareAppend(request, undefined, standingOf(loaded), decision.events, gate.clock.now());
    if ((await append(gate, prepared.request)).outcome === 'appended') {
      gate.logger.warn({ controller, after: from - 1, position: to }, 'Lost positions were declared');
      return;
    }
  }
}
