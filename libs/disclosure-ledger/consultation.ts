import type { ActorId, ControllerId, Instant, Uuid } from '@koz/privacy-types';

/**
 * What is recorded of those who watch over the data themselves: reading history, taking it away, and deciding on holds,
 * policies and runs. Checkpoints and proofs are not among them: they hold no history.
 */
export const consultationActions = [
  'readLog',
  'readFeed',
  'replayStream',
  'exportLog',
  'verifyLog',
  'readCertificates',
  'searchDisclosures',
  'countDisclosures',
  'readConsultations',
  'readAlerts',
  'acknowledgeAlert',
  'readHolds',
  'placeHold',
  'releaseHold',
  'adoptPolicy',
  'changeRetentionPolicy',
  'withdrawRetentionProposal',
  'comparePolicies',
  'requestRun',
  'dryRun',
  'proposeDeparture',
  'confirmDeparture',
  'withdrawDeparture',
  'exportController',
  'leaveController',
] as const;
export type ConsultationAction = (typeof consultationActions)[number];

/** Why somebody looks, as they say; the first where they say nothing. */
export const consultationReasons = [
  'routine',
  'complaint',
  'incident',
  'dataSubjectRequest',
  'supervision',
] as const;
export type ConsultationReason = (typeof consultationReasons)[number];

/** Who did what and why. No value and no free text: ids and codes. */
export interface Consultation {
  readonly at: Instant;
  readonly actor: ActorId;
  /** A role of people, or `operator` for who runs the installation. */
  readonly role: string;
  /** Of whose history: the transaction's tenant. Absent for an operator who looks at that of all. */
  readonly controller?: ControllerId | undefined;
  readonly action: ConsultationAction;
  /** {@link ConsultationReason}, or the code that the act itself has to give, such as a hold's. */
  readonly reason: string;
  /** Of what: a stream's name, `carePlan-…`, `hold-…`, `run-…`, `alert-…`, a policy version. At most 100 characters. */
  readonly subject?: string | undefined;
}

export interface RecordedConsultation extends Consultation {
  /** Grows with time; the cursor of a page. */
  readonly entry: number;
  readonly consultationId: Uuid<'consultation'>;
}
