import type { GeneralisedIdentityPayload, NewCarePlanEvent } from '@koz/events';
import {
  uuid,
  type ActorId,
  type BatchMonth,
  type HoldId,
  type Instant,
  type KeyFingerprint,
  type KeyId,
  type OwnDate,
  type PolicyVersion,
  type SharedValue,
  type Tier,
} from '@koz/privacy-types';
import type { Anonymise, Generalise, RecordShredding } from '../care-plan/forgetting.js';
import type { PlaceHold } from '../care-plan/holds.js';
import { applicationIds } from './filing.js';

/** The day on which these tests take their decisions: 2 February 2029. */
export const at = '2029-02-01T23:30:00.000Z' as Instant;
export const firstOfficer = uuid<ActorId>('7a1c2b3a-4d5e-4f60-8a1b-2c3d4e5f6071');
export const secondOfficer = uuid<ActorId>('7a1c2b3a-4d5e-4f60-8a1b-2c3d4e5f6072');
export const holdId = uuid<HoldId>('6a1c2b3a-4d5e-4f60-8a1b-2c3d4e5f6077');
const retentionPolicyVersion = 'retention@1' as PolicyVersion;

export const identity: GeneralisedIdentityPayload = {
  parent: { firstName: 'Eerste', lastName: 'Voorbeeld' },
  priorityRules: ['singleParent'],
  generalised: { parentBirth: '1985', childBirth: '2026-08' },
};

export const generalise: Generalise = { type: 'generalise', retentionPolicyVersion, identity, at };
export const generalised: NewCarePlanEvent = {
  type: 'PersonalDataGeneralised',
  data: { retentionPolicyVersion, ...identity },
};

const residue = { childBirthMonth: '2026-08' as SharedValue, postcode: '2018' as SharedValue };
export const anonymise: Anonymise = {
  type: 'anonymise',
  batch: '2031-08' as BatchMonth,
  retentionPolicyVersion,
  residue,
  at,
};
export const anonymised = (left: object = residue): NewCarePlanEvent => ({
  type: 'PersonalDataAnonymised',
  data: {
    batch: anonymise.batch,
    retentionPolicyVersion,
    applicationIds: applicationIds.slice(0, 2),
    residue: left,
  },
});

const key = {
  keyId: uuid<KeyId>('8a1c2b3a-4d5e-4f60-8a1b-2c3d4e5f6079'),
  keyFingerprint: '0f'.repeat(32) as KeyFingerprint,
};
export const shred = (tier: Tier): RecordShredding => ({
  type: 'recordShredding',
  tier,
  cause: 'P5Y',
  ...key,
});
export const shredded = (tier: Tier): NewCarePlanEvent => ({
  type: 'PersonalDataKeyShredded',
  data: { tier, cause: 'P5Y', ...key },
});

export const placeHold: PlaceHold = {
  type: 'placeHold',
  holdId,
  reason: 'lawsuit',
  expires: '2029-06-30' as OwnDate,
  keeps: 'everything',
  at,
};
export const held: NewCarePlanEvent = {
  type: 'LegalHoldPlaced',
  data: { holdId, reason: 'lawsuit', expires: '2029-06-30' as OwnDate },
};
export const liftRequested: NewCarePlanEvent = {
  type: 'LegalHoldLiftRequested',
  data: { holdId, requestedBy: firstOfficer },
};
export const lifted: NewCarePlanEvent = {
  type: 'LegalHoldLifted',
  data: { holdId, requestedBy: firstOfficer },
};
export const erasureRequested: NewCarePlanEvent = {
  type: 'ErasureRequested',
  data: { reason: 'familyRequest' },
};
