import { isDeepStrictEqual } from 'node:util';
import {
  mostPlansInPart,
  policyVersionOf,
  retentionPolicyViolations,
  type BatchPayload,
  type CohortTalliedPayload,
  type ControllerEvent,
  type LogRestoredPayload,
  type NewControllerEvent,
  type PlannedPlan,
  type RetentionGround,
  type RetentionPolicy,
  type RetentionPolicyAdoptedPayload,
  type RetentionPolicyProposedPayload,
  type RetentionType,
} from '@koz/events';
import type { ActorId, Instant, OwnDate, PlainDate, PolicyVersion } from '@koz/privacy-types';
import { BrokenStreamError, decided, refused, type Decision } from '../decider.js';
import { addDays, dayInBelgium } from '../rules/dates.js';
import { shortens } from './shortens.js';

/** Days that a proposal to keep less stands before it may be in force. */
export const daysOfProposal = 7;

/** A batch of which some or all parts are planned. */
export interface PlannedBatch extends Pick<BatchPayload, 'batch' | 'threshold'> {
  readonly part: number;
  readonly parts: number;
  readonly isTallied: boolean;
}

/** What a controller decided on retention, and what its batches came to. */
export interface RetentionState {
  /** In the order of adoption; which one is in force is for the day to say. */
  readonly adopted: readonly RetentionPolicyAdoptedPayload[];
  /** Those that nobody withdrew; an adoption leaves them. */
  readonly proposed: readonly RetentionPolicyProposedPayload[];
  readonly batches: readonly PlannedBatch[];
}

export const noRetention: RetentionState = { adopted: [], proposed: [], batches: [] };

/** An officer proposes a policy; a second person may adopt it after seven days. */
export interface ProposeRetentionPolicy {
  readonly type: 'proposeRetentionPolicy';
  readonly policy: RetentionPolicy;
  readonly ground: RetentionGround;
  readonly actor: ActorId;
  readonly at: Instant;
}

/** Takes back what was proposed under a version, whoever proposed it. */
export interface WithdrawRetentionProposal {
  readonly type: 'withdrawRetentionProposal';
  readonly policyVersion: PolicyVersion;
}

/** Adopts a policy: at once when it is the first or keeps as much as before, else one that was proposed. */
export interface AdoptRetentionPolicy {
  readonly type: 'adoptRetentionPolicy';
  readonly policy: RetentionPolicy;
  readonly ground: RetentionGround;
  readonly actor: ActorId;
  /** By which policy plans go as long as none was adopted: keeping less than that takes two people as well. */
  readonly byDefault?: RetentionPolicy | undefined;
  /** Absent: as soon as it may be. */
  readonly effectiveFrom?: OwnDate | undefined;
  readonly at: Instant;
}

/** Says which plans go in a month, and how much is left of each. */
export interface PlanBatch extends Pick<BatchPayload, 'batch' | 'threshold'> {
  readonly type: 'planBatch';
  readonly policyVersion: PolicyVersion;
  readonly k: number;
  /** In random order: it is stored as it is given. */
  readonly plans: readonly PlannedPlan[];
}

/** Records what statistics keep of a batch, before its keys go. */
export interface TallyCohort extends CohortTalliedPayload {
  readonly type: 'tallyCohort';
}

/** Declares the positions that a restore lost. */
export interface DeclareRestored extends LogRestoredPayload {
  readonly type: 'declareRestored';
}

export type RetentionCommand =
  | ProposeRetentionPolicy
  | WithdrawRetentionProposal
  | AdoptRetentionPolicy
  | PlanBatch
  | TallyCohort
  | DeclareRestored;

export type RetentionRefusal =
  /** What is wrong with the document, each a path and what was expected there. */
  | { readonly code: 'invalidRetentionPolicy'; readonly violations: readonly string[] }
  /** The version must be greater than `newest`, the newest one adopted under this id. */
  | { readonly code: 'policyVersionNotNewer'; readonly newest: number }
  /** The policy keeps less: it must be proposed first, as this very document. */
  | { readonly code: 'proposalNeeded' }
  /** Another document is proposed under this version: a version names one document. */
  | { readonly code: 'otherProposalStands' }
  /** Nothing is proposed under this version, or no longer. */
  | { readonly code: 'noSuchProposal' }
  /** Who proposed it cannot adopt it. */
  | { readonly code: 'secondPersonNeeded' }
  | { readonly code: 'effectiveTooEarly'; readonly earliest: OwnDate }
  /** A batch may be tallied, and begin, only when all its parts are planned. */
  | { readonly code: 'batchNotPlanned' };

type RetentionDecision = Decision<NewControllerEvent, RetentionRefusal>;
type RetentionEvent = Extract<ControllerEvent, { type: RetentionType }>;

const commandTypes: readonly string[] = [
  'proposeRetentionPolicy',
  'withdrawRetentionProposal',
  'adoptRetentionPolicy',
  'planBatch',
  'tallyCohort',
  'declareRestored',
] satisfies RetentionCommand['type'][];

export const isRetentionCommand = <Other extends { readonly type: string }>(
  command: Other | RetentionCommand,
): command is RetentionCommand => commandTypes.includes(command.type);

const eventTypes: readonly string[] = [
  'RetentionPolicyProposed',
  'RetentionPolicyProposalWithdrawn',
  'RetentionPolicyAdopted',
  'AnonymisationBatchPlanned',
  'CohortTallied',
  'LogRestored',
] satisfies RetentionType[];

export const isRetentionEvent = (event: ControllerEvent): event is RetentionEvent =>
  eventTypes.includes(event.type);

/** The policy in force on a day in Belgium: the last one adopted of those that have begun. */
export const retentionPolicyOn = (state: RetentionState, day: PlainDate): RetentionPolicy | undefined =>
  state.adopted.findLast(({ effectiveFrom }) => effectiveFrom <= day)?.policy;

/** What is proposed and waits for a second person: neither withdrawn nor overtaken by an adoption. */
export const standingProposals = (state: RetentionState): readonly RetentionPolicyProposedPayload[] =>
  state.proposed.filter(({ policy }) => policy.version > newestVersion(policy, state));

/** A month batch that was planned, whole or in part. */
export const plannedBatch = (
  state: RetentionState,
  { batch, threshold }: Pick<BatchPayload, 'batch' | 'threshold'>,
): PlannedBatch | undefined =>
  state.batches.find((each) => each.batch === batch && each.threshold === threshold);

export const isComplete = ({ part, parts }: PlannedBatch): boolean => part === parts;

export function decideRetention(command: RetentionCommand, state: RetentionState): RetentionDecision {
  switch (command.type) {
    case 'proposeRetentionPolicy':
      return propose(command, state);
    case 'withdrawRetentionProposal':
      return withdrawProposal(command, state);
    case 'adoptRetentionPolicy':
      return adopt(command, state);
    case 'planBatch':
      return planBatch(command, state);
    case 'tallyCohort':
      return tallyCohort(command, state);
    case 'declareRestored':
      return decided({ type: 'LogRestored', data: { from: command.from, to: command.to } });
  }
}

function propose(
  { policy, ground, actor, at }: ProposeRetentionPolicy,
  state: RetentionState,
): RetentionDecision {
  const wrong = refusedDocument(policy, state);
  if (wrong) return wrong;
  const isOther = ({ policy: other }: RetentionPolicyProposedPayload) =>
    policyVersionOf(other) === policyVersionOf(policy) && !isDeepStrictEqual(other, policy);
  if (state.proposed.some(isOther)) return refused({ code: 'otherProposalStands' });
  const earliest = addDays(dayInBelgium(at), daysOfProposal) as OwnDate;
  return decided({ type: 'RetentionPolicyProposed', data: { policy, ground, proposedBy: actor, earliest } });
}

function withdrawProposal(
  { policyVersion }: WithdrawRetentionProposal,
  state: RetentionState,
): RetentionDecision {
  const stands = standingProposals(state).some(({ policy }) => policyVersionOf(policy) === policyVersion);
  if (!stands) return refused({ code: 'noSuchProposal' });
  return decided({ type: 'RetentionPolicyProposalWithdrawn', data: { policyVersion } });
}

function adopt(
  { policy, ground, actor, effectiveFrom, at, byDefault }: AdoptRetentionPolicy,
  state: RetentionState,
): RetentionDecision {
  const wrong = refusedDocument(policy, state);
  if (wrong) return wrong;
  const today = dayInBelgium(at) as OwnDate;
  const adoptedFrom = (from: OwnDate): RetentionDecision =>
    decided({ type: 'RetentionPolicyAdopted', data: { policy, ground, effectiveFrom: from } });

  const wished = effectiveFrom ?? today;
  if (wished < today) return refused({ code: 'effectiveTooEarly', earliest: today });
  if (!isShorter(policy, wished, state, byDefault)) return adoptedFrom(wished);

  const proposals = state.proposed.filter((proposal) => isDeepStrictEqual(proposal.policy, policy));
  if (proposals.length === 0) return refused({ code: 'proposalNeeded' });
  const proposal = proposals.find(({ proposedBy }) => proposedBy !== actor);
  if (proposal === undefined) return refused({ code: 'secondPersonNeeded' });
  const earliest = proposal.earliest > today ? proposal.earliest : today;
  if (effectiveFrom !== undefined && effectiveFrom < earliest)
    return refused({ code: 'effectiveTooEarly', earliest });
  return adoptedFrom(effectiveFrom ?? earliest);
}

/** Whether it keeps less than any policy that would be in force on that day or after it. */
function isShorter(
  policy: RetentionPolicy,
  from: OwnDate,
  state: RetentionState,
  byDefault: RetentionPolicy | undefined,
): boolean {
  const then = retentionPolicyOn(state, from) ?? byDefault;
  const later = state.adopted.filter(({ effectiveFrom }) => effectiveFrom > from);
  return [then, ...later.map((each) => each.policy)].some(
    (replaced) => replaced !== undefined && shortens(replaced, policy),
  );
}

function refusedDocument(policy: RetentionPolicy, state: RetentionState): RetentionDecision | undefined {
  const violations = retentionPolicyViolations(policy);
  if (violations.length > 0) return refused({ code: 'invalidRetentionPolicy', violations });
  const newest = newestVersion(policy, state);
  return policy.version <= newest ? refused({ code: 'policyVersionNotNewer', newest }) : undefined;
}

/** The newest version adopted under a policy's id; 0 before the first. */
const newestVersion = ({ id }: RetentionPolicy, { adopted }: RetentionState): number =>
  Math.max(0, ...adopted.filter(({ policy }) => policy.id === id).map(({ policy }) => policy.version));

/** All parts in one decision: a batch that stands, whole, is never planned anew, so that no group of k changes. */
function planBatch(
  { batch, threshold, policyVersion, k, plans }: PlanBatch,
  state: RetentionState,
): RetentionDecision {
  const standing = plannedBatch(state, { batch, threshold });
  if (standing && isComplete(standing)) return decided();
  const parts = Math.max(1, Math.ceil(plans.length / mostPlansInPart));
  return decided(
    ...Array.from({ length: parts }, (_, index): NewControllerEvent => {
      const from = index * mostPlansInPart;
      return {
        type: 'AnonymisationBatchPlanned',
        data: {
          batch,
          threshold,
          policyVersion,
          k,
          part: index + 1,
          parts,
          plans: plans.slice(from, from + mostPlansInPart),
        },
      };
    }),
  );
}

function tallyCohort({ batch, threshold, cells }: TallyCohort, state: RetentionState): RetentionDecision {
  const standing = plannedBatch(state, { batch, threshold });
  if (!standing || !isComplete(standing)) return refused({ code: 'batchNotPlanned' });
  if (standing.isTallied) return decided();
  return decided({ type: 'CohortTallied', data: { batch, threshold, cells } });
}

/** @throws BrokenStreamError when the event cannot follow */
export function evolveRetention(state: RetentionState, event: RetentionEvent): RetentionState {
  switch (event.type) {
    case 'RetentionPolicyProposed':
      return { ...state, proposed: [...state.proposed, event.data] };
    case 'RetentionPolicyProposalWithdrawn': {
      const { policyVersion } = event.data;
      const proposed = state.proposed.filter(({ policy }) => policyVersionOf(policy) !== policyVersion);
      if (proposed.length === state.proposed.length)
        throw new BrokenStreamError(event.type, 'without that proposal');
      return { ...state, proposed };
    }
    case 'RetentionPolicyAdopted':
      return { ...state, adopted: [...state.adopted, event.data] };
    case 'AnonymisationBatchPlanned': {
      const { batch, threshold, part, parts } = event.data;
      const standing = plannedBatch(state, event.data);
      // Part 1 begins anew what was left in part; any other follows the one before it.
      const follows = part === 1 ? !standing || !isComplete(standing) : standing?.part === part - 1;
      if (!follows) throw new BrokenStreamError(event.type, 'planned otherwise');
      return withBatch(state, { batch, threshold, part, parts, isTallied: false });
    }
    case 'CohortTallied': {
      const standing = plannedBatch(state, event.data);
      if (!standing || !isComplete(standing) || standing.isTallied)
        throw new BrokenStreamError(event.type, 'without that batch, or with it tallied');
      return withBatch(state, { ...standing, isTallied: true });
    }
    case 'LogRestored':
      return state;
  }
}

const withBatch = (state: RetentionState, batch: PlannedBatch): RetentionState => ({
  ...state,
  batches: [
    ...state.batches.filter((each) => each.batch !== batch.batch || each.threshold !== batch.threshold),
    batch,
  ],
});
