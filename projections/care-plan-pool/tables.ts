import type { EmergencyReason } from '@koz/events';
import type { ApplicationId, CarePlanId, ControllerId, Instant } from '@koz/privacy-types';
import type { PlanningColumns, TableDefinition } from '@koz/projection';

/*
 * Rows are types and not interfaces, so that they are records too. In clear stand ids, codes, our own times, and of
 * the personal data only what tier `planning` says.
 */

/** A plan that could be in the pool. It has a row from its filing until it is withdrawn; readers see those in it. */
export type PlanRow = PlanningColumns & {
  readonly care_plan_id: CarePlanId;
  readonly controller: ControllerId;
  /** Of the plan's last event: a row counts only while the plan's head says the same. */
  readonly revision: number;
  readonly filed_at: Instant;
  /** Whether the family shares it with all locations. */
  readonly for_all: boolean;
  /** Why it was put on the emergency list, and since when; null when it was not, or was taken off. */
  readonly emergency_reason: EmergencyReason | null;
  readonly emergency_since: Instant | null;
  /** Whether it still looks for a place. */
  readonly looks: boolean;
  /** The application with a place that waits for the family's word. */
  readonly found_application_id: ApplicationId | null;
  /** Since when it is in the pool, for one reason or the other; null while it is not. */
  readonly pool_since: Instant | null;
  /** Envelopes as stored in the event; null for a tier without fields. */
  readonly precise: Uint8Array | null;
  readonly identity: Uint8Array | null;
  readonly planning: Uint8Array | null;
};

export type Rows = { readonly plan: PlanRow };

export const plan: TableDefinition<PlanRow> = {
  name: 'plan',
  key: 'care_plan_id',
  columns: {
    care_plan_id: 'uuid',
    controller: 'text',
    revision: 'integer',
    filed_at: 'timestamptz',
    for_all: 'boolean',
    emergency_reason: 'text',
    emergency_since: 'timestamptz',
    looks: 'boolean',
    found_application_id: 'uuid',
    pool_since: 'timestamptz',
    location_ids: 'text[]',
    start_month: 'date',
    care_parts: 'text[]',
    precise: 'bytea',
    identity: 'bytea',
    planning: 'bytea',
  },
};
