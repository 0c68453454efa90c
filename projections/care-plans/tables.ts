import type { ApplicationStatus, EmergencyReason, MandateKind } from '@koz/events';
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
  readonly revision: number;
  /** `created 2026-11-23T18:00:00.000Z`, with the reason's code at the end where one was given; oldest first. */
  readonly history: readonly string[];
};

export type Rows = { readonly plan: PlanRow; readonly application: ApplicationRow };

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
    revision: 'integer',
    history: 'text[]',
  },
};
