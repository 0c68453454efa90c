import type { ApplicationStatus } from '@koz/events';
import type {
  ApplicationId,
  CarePlanId,
  ControllerId,
  Instant,
  LocationId,
  PlainDate,
} from '@koz/privacy-types';
import type { TableDefinition } from '@koz/projection';

/*
 * In clear stand ids, codes, positions, our own times, and of the personal data one thing that tier `planning` says: the
 * location applied to. All else is counted by opening the envelopes in memory.
 */

/** A plan, as sealed as its events. */
export type PlanRow = {
  readonly care_plan_id: CarePlanId;
  readonly controller: ControllerId;
  readonly filed_at: Instant;
  readonly filed_position: number;
  /** Envelopes as stored; null for a tier without fields. */
  readonly precise: Uint8Array | null;
  readonly identity: Uint8Array | null;
  readonly planning: Uint8Array | null;
  /** Positions of the last event that may have changed a counted value of the tier. */
  readonly precise_position: number;
  readonly identity_position: number;
  readonly planning_position: number;
};

/** What became of an application, and when. */
export type ApplicationRow = {
  readonly application_id: ApplicationId;
  readonly care_plan_id: CarePlanId;
  readonly controller: ControllerId;
  /** Null when the plan's planning key was destroyed before the row was made. */
  readonly location_id: LocationId | null;
  readonly status: ApplicationStatus;
  readonly since: Instant;
  readonly created_at: Instant;
  /** The day in Belgium by which it should be taken up. */
  readonly answer_by: PlainDate;
  /** When it first was accepted or marked as without a place. */
  readonly taken_up_at: Instant | null;
  /** When it first was approved or rejected; an undone approval was a decision too. */
  readonly decided_at: Instant | null;
  /** When it was rejected or withdrawn. */
  readonly ended_at: Instant | null;
  /** Every status it had, with the position from which on: `created@12`. */
  readonly history: readonly string[];
  readonly revision: number;
};

/** What of a controller's terms applications to come depend on. */
export type TermsRow = {
  readonly controller: ControllerId;
  readonly take_up_days: number;
};

export type Rows = {
  readonly plan: PlanRow;
  readonly application: ApplicationRow;
  readonly terms: TermsRow;
};

export const plan: TableDefinition<PlanRow> = {
  name: 'plan',
  key: 'care_plan_id',
  columns: {
    care_plan_id: 'uuid',
    controller: 'text',
    filed_at: 'timestamptz',
    filed_position: 'bigint',
    precise: 'bytea',
    identity: 'bytea',
    planning: 'bytea',
    precise_position: 'bigint',
    identity_position: 'bigint',
    planning_position: 'bigint',
  },
};

export const application: TableDefinition<ApplicationRow> = {
  name: 'application',
  key: 'application_id',
  columns: {
    application_id: 'uuid',
    care_plan_id: 'uuid',
    controller: 'text',
    location_id: 'uuid',
    status: 'text',
    since: 'timestamptz',
    created_at: 'timestamptz',
    answer_by: 'date',
    taken_up_at: 'timestamptz',
    decided_at: 'timestamptz',
    ended_at: 'timestamptz',
    history: 'text[]',
    revision: 'integer',
  },
};

export const terms: TableDefinition<TermsRow> = {
  name: 'terms',
  key: 'controller',
  columns: { controller: 'text', take_up_days: 'integer' },
};
