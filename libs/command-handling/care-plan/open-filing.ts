import type { RequestedLocation } from '@koz/events';
import type { TenantScope } from '@koz/event-store';
import { keyIdOf, type CarePlanId, type EventId, type Tier } from '@koz/privacy-types';
import type { DataKey } from '@koz/privacy-keys';
import type { CommandDeps } from '../streams/command.js';
import { loadCarePlan, type LoadedCarePlan } from './streams.js';

/** Applications that an event names, with the keys that they and the plan's receipt need. */
export interface OpenedFiling {
  readonly carePlanId: CarePlanId;
  /** Of the event that names them: `CarePlanFiled`, or a `LocationAdded`. */
  readonly eventId: EventId;
  readonly locations: readonly RequestedLocation[];
  readonly keys: {
    /** Absent once it was destroyed, at 2.5 years. */
    readonly precise?: DataKey;
    readonly identity: DataKey;
    readonly planning: DataKey;
  };
}

type FiledEvent = Extract<LoadedCarePlan['events'][number], { type: 'CarePlanFiled' }>;

/**
 * Opens the filing of a plan as it stands in the log, or what a `LocationAdded` named `by` added to it; undefined where there is no such plan in this scope, or where
 * its keys were destroyed.
 * @throws UnreadableEventError when it is damaged
 */
export async function openFiling(
  deps: Pick<CommandDeps, 'store' | 'vault' | 'retry'>,
  scope: TenantScope,
  carePlanId: CarePlanId,
  by?: EventId,
): Promise<OpenedFiling | undefined> {
  const { events } = await loadCarePlan(deps, scope, carePlanId, ['planning']);
  const filed = events.find((event): event is FiledEvent => event.type === 'CarePlanFiled');
  const names = by === undefined ? filed : events.find(({ id }) => id === by);
  if (!filed || (names?.type !== 'CarePlanFiled' && names?.type !== 'LocationAdded')) return undefined;
  if (names.data.locations.state !== 'known') return undefined;
  const named = names.type === 'LocationAdded' ? [names.data.applicationId] : names.data.applicationIds;
  const locations = names.data.locations.value.filter(({ applicationId }) => named.includes(applicationId));
  const keyIds = {
    precise: keyNamedBy(filed, 'precise'),
    identity: keyNamedBy(filed, 'identity'),
    planning: keyNamedBy(filed, 'planning'),
  };
  const keys = await deps.vault.keys(scope.controller, [keyIds.precise, keyIds.identity, keyIds.planning]);
  const precise = keys.get(keyIds.precise);
  const [identity, planning] = [keys.get(keyIds.identity), keys.get(keyIds.planning)];
  if (identity?.state !== 'present' || planning?.state !== 'present') return undefined;
  return {
    carePlanId,
    eventId: names.id,
    locations,
    keys: {
      ...(precise?.state === 'present' && { precise: precise.key }),
      identity: identity.key,
      planning: planning.key,
    },
  };
}

function keyNamedBy({ sealed }: FiledEvent, tier: Tier) {
  const envelope = sealed[tier];
  if (!envelope) throw new TypeError(`a filing always has its ${tier} tier`);
  return keyIdOf(envelope);
}
