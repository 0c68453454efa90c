import type { TableDefinition } from '@koz/projection';
import type { ApplicationId, CarePlanId, ControllerId, Instant, LocationId } from '@koz/privacy-types';

/*
 * Rows are types and not interfaces, so that they are records too. In clear stand ids, codes, our own times, and of
 * the personal data only what tier `planning` says: the location and the month in which care starts.
 */

/** What happened to an application, as lines of text: see `changes.ts`. */
export type ApplicationRow = {
  readonly application_id: ApplicationId;
  readonly care_plan_id: CarePlanId;
  /** Who answers for the plan's data. */
  readonly controller: ControllerId;
  /** Null when the plan's planning key was destroyed before the row was made. */
  readonly location_id: LocationId | null;
  readonly steps: readonly string[];
};

/** What happened to a plan, and the envelope in which its child's birth date is. */
export type PlanRow = {
  readonly care_plan_id: CarePlanId;
  readonly controller: ControllerId;
  readonly filed_at: Instant;
  readonly places: readonly string[];
  /** The first day of the month in which care starts, each time that it changed. */
  readonly starts: readonly string[];
  readonly fences: readonly string[];
  /** As stored in the newest event that has it. */
  readonly precise: Uint8Array | null;
};

export type Rows = { readonly application: ApplicationRow; readonly plan: PlanRow };

export const application: TableDefinition<ApplicationRow> = {
  name: 'application',
  key: 'application_id',
  columns: {
    application_id: 'uuid',
    care_plan_id: 'uuid',
    controller: 'text',
    location_id: 'uuid',
    steps: 'text[]',
  },
};

export const plan: TableDefinition<PlanRow> = {
  name: 'plan',
  key: 'care_plan_id',
  columns: {
    care_plan_id: 'uuid',
    controller: 'text',
    filed_at: 'timestamptz',
    places: 'text[]',
    starts: 'text[]',
    fences: 'text[]',
    precise: 'bytea',
  },
};
