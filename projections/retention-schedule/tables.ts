import type { ApplicationStatus, FenceState } from '@koz/events';
import type { ApplicationId, CarePlanId, ControllerId, OwnDate, Tier } from '@koz/privacy-types';
import type { TableDefinition } from '@koz/projection';

/*
 * Months are whole numbers, months since year 0 (`monthNumber`): nothing here is or reads like a day of somebody's
 * life. The month of birth stands in clear, for a schedule by months is just that (docs/adr/0022); it goes with the
 * plan.
 */

/** From when the terms of a plan count, what holds it, and how far it is gone. */
export type PlanRow = {
  readonly care_plan_id: CarePlanId;
  readonly controller: ControllerId;
  /** Null once it is gone, or where the policy keeps none. */
  readonly birth_month: number | null;
  readonly start_month: number | null;
  readonly filed_month: number;
  /** When the family withdrew the plan. */
  readonly withdrawn_month: number | null;
  /** How many applications the plan has. */
  readonly applications: number;
  readonly fence: FenceState;
  /** The tiers whose key is not yet recorded as destroyed. */
  readonly keys_left: readonly Tier[];
  readonly erasure_requested: boolean;
  /** The holds that nobody lifted: `id reason expires`, and `lift` where one of two people asked for it. */
  readonly holds: readonly string[];
  /** The last day of expiry among them. */
  readonly held_until: OwnDate | null;
};

/** What became of an application: a plan has ended when all of its have. */
export type ApplicationRow = {
  readonly application_id: ApplicationId;
  readonly care_plan_id: CarePlanId;
  readonly controller: ControllerId;
  readonly status: ApplicationStatus;
  /** In which it came to this status. */
  readonly since_month: number;
};

export type Rows = { readonly plan: PlanRow; readonly application: ApplicationRow };

export const plan: TableDefinition<PlanRow> = {
  name: 'plan',
  key: 'care_plan_id',
  columns: {
    care_plan_id: 'uuid',
    controller: 'text',
    birth_month: 'integer',
    start_month: 'integer',
    filed_month: 'integer',
    withdrawn_month: 'integer',
    applications: 'integer',
    fence: 'text',
    keys_left: 'text[]',
    erasure_requested: 'boolean',
    holds: 'text[]',
    held_until: 'date',
  },
};

export const application: TableDefinition<ApplicationRow> = {
  name: 'application',
  key: 'application_id',
  columns: {
    application_id: 'uuid',
    care_plan_id: 'uuid',
    controller: 'text',
    status: 'text',
    since_month: 'integer',
  },
};
