import { receiptHashOf, signCertificates, storesCovered, type ShreddingFacts } from '@koz/audit';
import { namedCommandId, prepareAppend, standingOf, type Standing } from '@koz/command-handling';
import { carePlanDecider, type CarePlanState } from '@koz/domain';
import type { StreamTip } from '@koz/event-store';
import type { FencedEvent, FenceTip, ShreddingEntry } from '@koz/privacy-fence';
import {
  completeAtLatest,
  epochsOf,
  fenceKnowledge,
  fingerprintOf,
  receiptOf,
  type DataKey,
} from '@koz/privacy-keys';
import {
  instant,
  tiers,
  type ControllerId,
  type ErasureCause,
  type KeyFingerprint,
  type KeyId,
  type Tier,
} from '@koz/privacy-types';
import { carryOut, retentionActor } from '@koz/shredding';
import type { RetentionDeps } from './deps.js';
import { keysOf, type PlanOnPage } from './load-plans.js';
import type { Tally } from './report.js';

/** A plan of which it is recorded what is kept, so that keys of it may go. */
export interface RecordedPlan {
  /** As it stands, the record of what is kept included. */
  readonly plan: PlanOnPage;
  readonly cause: ErasureCause;
  /** The withdrawals that preceded it. */
  readonly ended: readonly FencedEvent[];
}

/** Another process wrote to the fence of this controller: it leads, whatever this one thought. */
export class NotLeaderError extends Error {
  override readonly name = 'NotLeaderError';
}

/** A run may take this long after a key went before the epochs are renewed; what is over, the next run does. */
const runWithinMs = 24 * 60 * 60 * 1000;

/**
 * Destroys the keys of recorded plans that are closed for ever and still there: fence, vault, log, certificates, each in
 * one go for the page.
 */
export async function shredPage(
  deps: RetentionDeps,
  controller: ControllerId,
  recorded: readonly RecordedPlan[],
  tally: Tally,
): Promise<void> {
  if (recorded.length === 0) return;
  const entries: ShreddingEntry[] = [];
  const tips = new Map<string, StreamTip>();
  const { before, after } = await deps.fence.append(controller, async (tip) => {
    await refuseOthersEntries(deps, controller, tip);
    entries.push(...(await entriesFor(deps, controller, recorded, tip, tips)));
    return entries;
  });
  await deps.reached?.('fenced');
  if (entries.length === 0) return;
  await carryOut(deps, controller, { entries, after: before.sequence, head: after, tips });
  for (const { tier } of entries) tally.destroyed[tier] += 1;
  tally.plans += new Set(entries.map(({ carePlanId }) => carePlanId)).size;
}

/** Under the fence's lock: what stands in it was carried out, or it is of somebody who is at it this very moment. */
async function refuseOthersEntries(
  { vaultPool }: RetentionDeps,
  controller: ControllerId,
  { sequence }: FenceTip,
): Promise<void> {
  const { heads } = await fenceKnowledge(vaultPool);
  if ((heads.get(controller)?.sequence ?? 0) !== sequence)
    throw new NotLeaderError('the fence has entries that were not carried out yet');
}

async function entriesFor(
  deps: RetentionDeps,
  controller: ControllerId,
  recorded: readonly RecordedPlan[],
  tip: FenceTip,
  tips: Map<string, StreamTip>,
): Promise<ShreddingEntry[]> {
  const keyIds = recorded.flatMap(({ plan }) => tiers.map((tier) => plan.keyIds[tier]));
  const keys = await keysOf(deps, controller, keyIds);
  const epoch = (await epochsOf(deps.vaultPool, controller)).find(({ state }) => state === 'current')?.epoch;
  if (epoch === undefined) throw new TypeError('there are keys, so that there is an epoch');
  const logPosition = await deps.store.lastPosition();
  const prepared = recorded.flatMap((one) => preparedEntries(deps, controller, one, keys, epoch));
  const certificates = signCertificates(
    deps.signingKey,
    controller,
    { sequence: tip.sequence, hash: tip.certificateHash },
    prepared.map(({ facts }) => facts),
  );
  return prepared.map(({ entry, planTip }, index): ShreddingEntry => {
    tips.set(`carePlan-${entry.carePlanId}`, planTip);
    return { ...entry, logPosition, certificate: certificates[index]?.bytes ?? Buffer.alloc(0) };
  });
}

interface PreparedEntry {
  readonly entry: Omit<ShreddingEntry, 'certificate' | 'logPosition'>;
  readonly facts: ShreddingFacts;
  readonly planTip: StreamTip;
}

/** An entry for each key of a plan that is closed for ever and still there. */
function preparedEntries(
  deps: RetentionDeps,
  controller: ControllerId,
  { plan, cause, ended }: RecordedPlan,
  keys: ReadonlyMap<KeyId, DataKey>,
  epoch: number,
): PreparedEntry[] {
  const { carePlanId, stream } = plan;
  const recording = recordingOf(plan);
  let standing: Standing<CarePlanState> = standingOf(plan);
  const planTip = standing.tip;
  if (planTip === 'noStream') throw new TypeError('a plan that was read has a stream');
  const identity = keys.get(plan.keyIds.identity);
  const receiptHash = identity && receiptHashOf(receiptOf(carePlanId, identity));
  const at = deps.clock.now();
  return tiers.flatMap((tier): PreparedEntry[] => {
    const key = keys.get(plan.keyIds[tier]);
    if (!key) return [];
    const keyFingerprint = fingerprintOf(key) as KeyFingerprint;
    const decision = carePlanDecider.decide(
      { type: 'recordShredding', tier, cause, keyId: key.id, keyFingerprint },
      standing.state,
    );
    // A tier that no fence closes, or whose end is recorded already.
    if (!decision.ok || decision.events.length === 0) return [];
    const { request, state } = prepareAppend(
      { decider: carePlanDecider, stream, context: contextOf(controller, plan, tier) },
      undefined,
      standing,
      decision.events,
      at,
    );
    standing = { ...standing, state };
    const [shredded] = request.events;
    const stored = recording.stored;
    return [
      {
        planTip,
        entry: {
          ...{ kind: 'shredding', controller, carePlanId, tier, keyId: key.id, cause, at },
          events: [...ended, fenced(stream, stored), fenced(stream, shredded)],
          planHeadHash: planTip.hash,
        },
        facts: {
          ...{ kind: 'shredding', at, carePlanId, tier, cause, epoch },
          retentionPolicyVersion: recording.data.retentionPolicyVersion,
          dataKey: { id: key.id, fingerprint: keyFingerprint },
          recording: { eventId: recording.id, position: recording.position },
          streamHeadHash: Buffer.from(planTip.hash).toString('hex'),
          shreddedEventId: shredded.id,
          stores: storesCovered,
          completeAtLatest: completeAtLatest(instant(Date.parse(at) + runWithinMs)),
          ...(receiptHash !== undefined && { receiptHash }),
        },
      },
    ];
  });
}

const contextOf = (controller: ControllerId, { carePlanId }: PlanOnPage, tier: Tier) => ({
  commandId: namedCommandId('record-shredding', carePlanId, tier),
  actor: retentionActor,
  scope: { controller },
});

const fenced = (
  stream: string,
  { id, type, version, payload, metadata }: Omit<FencedEvent, 'stream'>,
): FencedEvent => ({ stream, id, type, version, payload, metadata });

/** The event that says what is kept: the last of the two that do. */
function recordingOf({ events }: PlanOnPage) {
  const recording = events.findLast(
    (event) => event.type === 'PersonalDataAnonymised' || event.type === 'PersonalDataGeneralised',
  );
  if (recording?.type !== 'PersonalDataAnonymised' && recording?.type !== 'PersonalDataGeneralised')
    throw new TypeError('what is kept of the plan is not recorded');
  return recording;
}
