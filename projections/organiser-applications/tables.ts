import type { ApplicationStatus, PlaceConfirmedGround, PlaceState } from '@koz/events';
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
 * Rows are types and not interfaces, so that they are records too. In clear stand ids, codes, our own times, and of
 * the personal data only what tier `planning` says.
 */

/** A row with the position of the last event that changed something of what is shown of it: what updates follow. */
export type Stamped<Row> = Row & { readonly shown_position: number };

/** An application as its location sees it in a list. */
export type Application = {
  readonly application_id: ApplicationId;
  readonly care_plan_id: CarePlanId;
  /** Who answers for the plan's data. */
  readonly controller: ControllerId;
  readonly location_id: LocationId;
  /** For choosing and counting; what is shown follows from the head's stage. */
  readonly status: ApplicationStatus;
  readonly since: Instant;
  readonly filed_at: Instant;
  /** Position of `ApplicationCreated`: the waiting order. */
  readonly filed_position: number;
  /** The day in Belgium by which it should be taken up. */
  readonly answer_by: PlainDate;
  /** The last day in Belgium on which the family may decline the place found here; null while none waits. */
  readonly confirm_by: PlainDate | null;
  /** On what ground the place here is confirmed; null while it is not. */
  readonly confirmation_ground: PlaceConfirmedGround | null;
  readonly revision: number;
  /** Each status that it had, the oldest first, as `historyLine` writes it. */
  readonly history: readonly string[];
};
export type ApplicationRow = Stamped<Application>;

/** What an answer needs of the plan behind an application. */
export type Plan = {
  readonly care_plan_id: CarePlanId;
  readonly controller: ControllerId;
  /** Where the family applied: which controllers' organisers may read the row. */
  readonly location_ids: readonly LocationId[];
  /** Envelopes as stored in the event; null for a tier without fields. */
  readonly precise: Uint8Array | null;
  readonly identity: Uint8Array | null;
  readonly planning: Uint8Array | null;
  /** When the precise values were generalised: from then on there is no precise envelope. Null before. */
  readonly generalised_at: Instant | null;
  /** The first day of the month in which care starts. */
  readonly start_month: PlainDate;
  /** `mon:full`, as locations name theirs. */
  readonly care_parts: readonly string[];
  readonly place: PlaceState;
  readonly place_application_id: ApplicationId | null;
};
export type PlanRow = Stamped<Plan>;

/** What of a controller's terms applications, and places to be found, depend on. */
export type TermsRow = {
  readonly controller: ControllerId;
  readonly take_up_days: number;
  readonly confirm_days: number;
};

/**
 * Of a controller: the last event after which whoever shows its applications must read them all again, for it named none
 * of them, or what it named is gone. Which plan it was about stands nowhere.
 */
export type RenewalRow = {
  readonly controller: ControllerId;
  readonly position: number;
};

export type Rows = {
  readonly application: ApplicationRow;
  readonly plan: PlanRow;
  readonly terms: TermsRow;
  readonly renewal: RenewalRow;
};

/** The rows as handlers know them: who puts one does not stamp it. */
export type HandledRows = Omit<Rows, 'application' | 'plan'> & {
  readonly application: Application;
  readonly plan: Plan;
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
    filed_at: 'timestamptz',
    filed_position: 'bigint',
    answer_by: 'date',
    confirm_by: 'date',
    confirmation_ground: 'text',
    revision: 'integer',
    history: 'text[]',
    shown_position: 'bigint',
  },
};

export const plan: TableDefinition<PlanRow> = {
  name: 'plan',
  key: 'care_plan_id',
  columns: {
    care_plan_id: 'uuid',
    controller: 'text',
    location_ids: 'text[]',
    precise: 'bytea',
    identity: 'bytea',
    planning: 'bytea',
    generalised_at: 'timestamptz',
    start_month: 'date',
    care_parts: 'text[]',
    place: 'text',
    place_application_id: 'uuid',
    shown_position: 'bigint',
  },
};

export const terms: TableDefinition<TermsRow> = {
  name: 'terms',
  key: 'controller',
  columns: { controller: 'text', take_up_days: 'integer', confirm_days: 'integer' },
};

export const renewal: TableDefinition<RenewalRow> = {
  name: 'renewal',
  key: 'controller',
  columns: { controller: 'text', position: 'bigint' },
};
