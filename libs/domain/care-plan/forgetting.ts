import {
  tiers,
  type ApplicationId,
  type BatchMonth,
  type Instant,
  type KeyFingerprint,
  type KeyId,
  type OwnDate,
  type ErasureCause,
  type PolicyVersion,
  type Tier,
} from '@koz/privacy-types';
import type {
  CarePlanEvent,
  ErasureReason,
  FenceState,
  ForgettingType,
  GeneralisedIdentityPayload,
  NewCarePlanEvent,
  PersonalDataAnonymisedPayload,
} from '@koz/events';
import { BrokenStreamError, decided, refused, type Decision } from '../decider.js';
import { dayInBelgium } from '../rules/dates.js';
import { decideHold, heldUntil, holdsAfter, type Hold, type HoldCommand, type HoldRefusal } from './holds.js';

/** How far a plan has been forgotten, and what keeps it from being so. It holds no personal value. */
export interface Forgetting {
  readonly fence: FenceState;
  readonly isErasureRequested: boolean;
  readonly holds: readonly Hold[];
  /** The tiers whose key is destroyed and recorded as such. */
  readonly shredded: readonly Tier[];
}

/** The family asks that its data are destroyed. */
export interface RequestErasure {
  readonly type: 'requestErasure';
  readonly reason: ErasureReason;
}

/** 2.5 years: records what stays of the precise values. From then on the precise key is closed for ever. */
export interface Generalise {
  readonly type: 'generalise';
  readonly retentionPolicyVersion: PolicyVersion;
  /** The identity tier as it stands, and the values generalised by the policy. */
  readonly identity: GeneralisedIdentityPayload;
  readonly at: Instant;
}

/** 5 years, or an earlier end: records what may stay in clear. From then on every key is closed for ever. */
export interface Anonymise {
  readonly type: 'anonymise';
  readonly batch: BatchMonth;
  readonly retentionPolicyVersion: PolicyVersion;
  /** By the level that the batch gives the plan; whatever it says, a plan that is erased leaves none. */
  readonly residue: PersonalDataAnonymisedPayload['residue'];
  readonly at: Instant;
}

/** Records that a key was destroyed. */
export interface RecordShredding {
  readonly type: 'recordShredding';
  readonly tier: Tier;
  readonly cause: ErasureCause;
  readonly keyId: KeyId;
  readonly keyFingerprint: KeyFingerprint;
}

export type ForgettingCommand = RequestErasure | Generalise | Anonymise | RecordShredding | HoldCommand;

export type ForgettingRefusal =
  | HoldRefusal
  /** Nothing of the plan goes until that day, or until two people lift the hold. */
  | { readonly code: 'underLegalHold'; readonly until: OwnDate }
  /** The precise values are generalised: what needs them comes too late. */
  | { readonly code: 'alreadyGeneralised' }
  /** The plan is anonymised: nothing but the record of its shredding follows. */
  | { readonly code: 'anonymised' }
  /** The family asked for erasure: nothing but that follows. */
  | { readonly code: 'erasureRequested' }
  /** The tier's key may not be destroyed: what stays of it was not recorded. */
  | { readonly code: 'keyNotFenced' };

export type ForgettingEvent = Extract<CarePlanEvent, { type: ForgettingType }>;
type ForgettingDecision = Decision<NewCarePlanEvent, ForgettingRefusal>;

export const nothingForgotten: Forgetting = {
  fence: 'none',
  isErasureRequested: false,
  holds: [],
  shredded: [],
};

const commandTypes: readonly string[] = [
  'requestErasure',
  'generalise',
  'anonymise',
  'recordShredding',
  'placeHold',
  'requestHoldLift',
  'liftHold',
] satisfies ForgettingCommand['type'][];

export const isForgettingCommand = <Other extends { readonly type: string }>(
  command: Other | ForgettingCommand,
): command is ForgettingCommand => commandTypes.includes(command.type);

/** The tiers that a fence closes for ever. */
export const fencedTiers = (fence: FenceState): readonly Tier[] =>
  fence === 'all' ? tiers : fence === 'precise' ? ['precise'] : [];

/** Decides how a filed plan is held or forgotten. */
export function decideForgetting(
  command: ForgettingCommand,
  state: Forgetting,
  applicationIds: readonly ApplicationId[],
): ForgettingDecision {
  if (command.type === 'recordShredding') return recordShredding(command, state);
  // What is recorded is so already, also when somebody resumes after a crash.
  if (command.type === 'anonymise') return anonymise(command, state, applicationIds);
  if (command.type === 'generalise') return generalise(command, state);
  if (state.fence === 'all') return refused({ code: 'anonymised' });
  if (command.type === 'requestErasure')
    return state.isErasureRequested
      ? decided()
      : decided({ type: 'ErasureRequested', data: { reason: command.reason } });
  if (command.type === 'placeHold' && command.keeps === 'everything' && state.fence !== 'none')
    return refused({ code: 'alreadyGeneralised' });
  return decideHold(command, state.holds);
}

function generalise({ at, identity, ...recorded }: Generalise, state: Forgetting): ForgettingDecision {
  if (state.fence !== 'none') return decided();
  const until = heldUntil(state.holds, dayInBelgium(at));
  if (until !== undefined) return refused({ code: 'underLegalHold', until });
  const { retentionPolicyVersion } = recorded;
  return decided({ type: 'PersonalDataGeneralised', data: { retentionPolicyVersion, ...identity } });
}

function anonymise(
  { at, batch, retentionPolicyVersion, residue }: Anonymise,
  state: Forgetting,
  applicationIds: readonly ApplicationId[],
): ForgettingDecision {
  if (state.fence === 'all') return decided();
  const until = heldUntil(state.holds, dayInBelgium(at));
  if (until !== undefined) return refused({ code: 'underLegalHold', until });
  return decided({
    type: 'PersonalDataAnonymised',
    data: {
      batch,
      retentionPolicyVersion,
      applicationIds: [...applicationIds],
      residue: state.isErasureRequested ? {} : residue,
    },
  });
}

function recordShredding({ type: _, ...key }: RecordShredding, state: Forgetting): ForgettingDecision {
  if (!fencedTiers(state.fence).includes(key.tier)) return refused({ code: 'keyNotFenced' });
  if (state.shredded.includes(key.tier)) return decided();
  return decided({ type: 'PersonalDataKeyShredded', data: key });
}

/** @throws BrokenStreamError when the event cannot follow */
export function evolveForgetting(state: Forgetting, event: ForgettingEvent): Forgetting {
  switch (event.type) {
    case 'ErasureRequested':
      return { ...state, isErasureRequested: true };
    case 'PersonalDataGeneralised':
      if (state.fence !== 'none') throw new BrokenStreamError(event.type, 'generalised already');
      return { ...state, fence: 'precise' };
    case 'GeneralisedDataRectified':
      if (state.fence !== 'precise') throw new BrokenStreamError(event.type, 'not generalised');
      return state;
    case 'PersonalDataAnonymised':
      return { ...state, fence: 'all' };
    case 'PersonalDataKeyShredded': {
      const { tier } = event.data;
      if (!fencedTiers(state.fence).includes(tier) || state.shredded.includes(tier))
        throw new BrokenStreamError(event.type, 'not fenced for it, or shredded already');
      return { ...state, shredded: [...state.shredded, tier] };
    }
    default: {
      const holds = holdsAfter(state.holds, event);
      if (holds === undefined)
        throw new BrokenStreamError(event.type, 'without that hold, or with it already');
      return { ...state, holds };
    }
  }
}
