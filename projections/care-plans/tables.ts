import type { ApplicationStatus, EmergencyReason, MandateKind, PlaceConfirmedGround } from '@koz/events';
import type {
  ActorId,
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
 * the personal data only what tier `planning` says; that is null where the planning key was destroyed.
 */

/** A plan as its family finds it again. */
export type PlanRow = {
  readonly care_plan_id: CarePlanId;
  /** Who answers for the plan's data. */
  readonly controller: ControllerId;
  /** Who filed it: the family, or the service point that has its mandate. */
  readonly filed_by: ActorId;
  /** Null where the family filed by itself. */
  readonly mandate: MandateKind | null;
  readonly filed_at: Instant;
  readonly status: 'filed' | 'withdrawn';
  /** Of the last event of the plan that these rows tell of: what an ETag names. Where the place is says the head. */
  readonly revision: number;
  /** In the order in which they were asked. */
  readonly application_ids: readonly ApplicationId[];
  /** Newest envelopes as stored in the events; null for a tier without fields. */
  readonly precise: Uint8Array | null;
  readonly identity: Uint8Array | null;
  readonly planning: Uint8Array | null;
  /** When the precise values were generalised: what stayed of them is in tier identity. Null before. */
  readonly generalised_at: Instant | null;
  /** The first day of the month in which care starts. */
  readonly start_month: PlainDate | null;
  /** Why it was put on the emergency list; null when it was not, or was taken off. */
  readonly emergency: EmergencyReason | null;
  /** Whose place waits for the family's word, by these rows; null while none does. Where the place is says the head. */
  readonly found_application_id: ApplicationId | null;
  /** The revision of the `PlaceFound` that it was found by. */
  readonly found_revision: number | null;
  /** The last day in Belgium on which the family may decline it before the term confirms it. */
  readonly confirm_by: PlainDate | null;
};

/** An application as its family follows it. */
export type ApplicationRow = {
  readonly application_id: ApplicationId;
  readonly care_plan_id: CarePlanId;
  readonly controller: ControllerId;
  readonly location_id: LocationId | null;
  readonly status: ApplicationStatus;
  readonly since: Instant;
  readonly filed_at: Instant;
  /** The day in Belgium by which it should be taken up. */
  readonly answer_by: PlainDate;
  readonly revision: number;
  /** `created 2026-11-23T18:00:00.000Z`, with the reason's code at the end where one was given; oldest first. */
  readonly history: readonly string[];
  /** On what ground its place is confirmed; null while it is not. */
  readonly confirmation_ground: PlaceConfirmedGround | null;
};

/** What of a controller's terms applications, and places to be found, depend on. */
export type TermsRow = {
  readonly controller: ControllerId;
  readonly take_up_days: number;
  readonly confirm_days: number;
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
    filed_by: 'uuid',
    mandate: 'text',
    filed_at: 'timestamptz',
    status: 'text',
    revision: 'integer',
    application_ids: 'text[]',
    precise: 'bytea',
    identity: 'bytea',
    planning: 'bytea',
    generalised_at: 'timestamptz',
    start_month: 'date',
    emergency: 'text',
    found_application_id: 'uuid',
    found_revision: 'integer',
    confirm_by: 'date',
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
    filed_at: 'timestamptz',
    answer_by: 'date',
    revision: 'integer',
    history: 'text[]',
    confirmation_ground: 'text',
  },
};

export const terms: TableDefinition<TermsRow> = {
  name: 'terms',
  key: 'controller',
  columns: { controller: 'text', take_up_days: 'integer', confirm_days: 'integer' },
};
