import type { RequestedLocation } from '@koz/events';
import type { TenantScope } from '@koz/event-store';
import { keyIdOf, type CarePlanId, type EventId, type Tier } from '@koz/privacy-types';
import type { DataKey } from '@koz/privacy-keys';
import type { CommandDeps } from '../streams/command.js';
import { loadCarePlan, type LoadedCarePlan } from './streams.js';

/** A plan as filed, with the keys that its applications and its receipt need. */
export interface OpenedFiling {
  readonly carePlanId: CarePlanId;
  /** Of its `CarePlanFiled`. */
  readonly eventId: EventId;
  readonly locations: readonly RequestedLocation[];
  readonly keys: { readonly identity: DataKey; readonly planning: DataKey };
}

type FiledEvent = Extract<LoadedCarePlan['events'][number], { type: 'CarePlanFiled' }>;

/**
 * Opens the filing of a plan as it stands in the log; undefined where there is no such plan in this scope, or where
 * its keys were destroyed.
 * @throws UnreadableEventError when it is damaged
 */
export async function openFiling(
  deps: Pick<CommandDeps, 'store' | 'vault' | 'retry'>,
  scope: TenantScope,
  carePlanId: CarePlanId,
): Promise<OpenedFiling | undefined> {
  const { events } = await loadCarePlan(deps, scope, carePlanId, ['planning']);
  const filed = events.find((event): event is FiledEvent => event.type === 'CarePlanFiled');
  if (filed?.data.locations.state !== 'known') return undefined;
  const { value: locations } = filed.data.locations;
  const named = { identity: keyNamedBy(filed, 'identity'), planning: keyNamedBy(filed, 'planning') };
  const keys = await deps.vault.keys(scope.controller, [named.identity, named.planning]);
  const [identity, planning] = [keys.get(named.identity), keys.get(named.planning)];
  if (identity?.state !== 'present' || planning?.state !== 'present') return undefined;
  return {
    carePlanId,
    eventId: filed.id,
    locations,
    keys: { identity: identity.key, planning: planning.key },
  };
}

function keyNamedBy({ sealed }: FiledEvent, tier: Tier) {
  const envelope = sealed[tier];
  if (!envelope) throw new TypeError(`a filing always has its ${tier} tier`);
  return keyIdOf(envelope);
}
