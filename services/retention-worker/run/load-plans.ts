import { carePlanDecider, stateOf, type CarePlanState } from '@koz/domain';
import type { CarePlanEvent } from '@koz/events';
import {
  carePlanStream,
  retryWhileUnavailable,
  type LoadedCarePlan,
  type Recorded,
} from '@koz/command-handling';
import { decodeEvent, openEvents, type DataKey } from '@koz/privacy-keys';
import {
  keyIdOf,
  tiers,
  type CarePlanId,
  type ControllerId,
  type KeyId,
  type Tier,
} from '@koz/privacy-types';
import type { RetentionDeps } from './deps.js';

export type FiledState = Exclude<CarePlanState, { status: 'notFiled' }>;

/** A filed plan as it stands, all of it opened that can be. */
export interface PlanOnPage extends LoadedCarePlan {
  readonly carePlanId: CarePlanId;
  readonly state: FiledState;
  /** Under which key each tier is. */
  readonly keyIds: Readonly<Record<Tier, KeyId>>;
}

/** Reads the plans of a page with one look-up of keys; a plan of which nothing stands in the log is not among them. */
export async function loadPlans(
  { store, vault, retry }: RetentionDeps,
  controller: ControllerId,
  ids: readonly CarePlanId[],
): Promise<PlanOnPage[]> {
  const reads = ids.map((id) => ({ stream: carePlanStream(id) }));
  const streams = await retryWhileUnavailable(() => store.readStreams({ controller }, reads), retry);
  const opened = await openEvents(vault, streams.flat().map(decodeEvent), { tiers });
  let from = 0;
  return ids.flatMap((carePlanId, index): PlanOnPage[] => {
    const count = streams[index]?.length ?? 0;
    const events = opened.slice(from, (from += count)) as unknown as readonly Recorded<CarePlanEvent>[];
    const state = stateOf(carePlanDecider, events);
    if (state.status === 'notFiled') return [];
    return [{ carePlanId, stream: carePlanStream(carePlanId), events, state, keyIds: keyIdsOf(events) }];
  });
}

function keyIdsOf(events: PlanOnPage['events']): Record<Tier, KeyId> {
  const filed = events.find(({ type }) => type === 'CarePlanFiled');
  const idOf = (tier: Tier): KeyId => {
    const envelope = filed?.sealed[tier];
    if (!envelope) throw new TypeError(`a filing always has its ${tier} tier`);
    return keyIdOf(envelope);
  };
  return { precise: idOf('precise'), identity: idOf('identity'), planning: idOf('planning') };
}

/** The keys of a page that are still there. */
export async function keysOf(
  { vault }: RetentionDeps,
  controller: ControllerId,
  ids: readonly KeyId[],
): Promise<Map<KeyId, DataKey>> {
  const found = await vault.keys(controller, ids);
  const present = new Map<KeyId, DataKey>();
  for (const [id, lookup] of found) {
    if (lookup.state === 'unknown') throw new TypeError(`a filing names the key ${id}, which was never made`);
    if (lookup.state === 'present') present.set(id, lookup.key);
  }
  return present;
}
