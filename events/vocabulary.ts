/** The words that events, domain and screens share; each list is the only one of its kind. */

export const applicationStatuses = [
  'created',
  'noPlace',
  'accepted',
  'approved',
  'rejected',
  'withdrawn',
] as const;
export type ApplicationStatus = (typeof applicationStatuses)[number];

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** How much of a weekday: a full day, the morning or the afternoon. */
export const dayParts = ['full', 'morning', 'afternoon'] as const;
export type DayPart = (typeof dayParts)[number];

/** Where the family lets its application be seen (DOMAIN: "Data exchange and storage"). */
export const sharingScopes = ['ownMunicipality', 'acrossBorders', 'allLocations'] as const;
export type SharingScope = (typeof sharingScopes)[number];

/** Grounds for priority; which of them count on a date is in the versioned rule set, not here. */
export const priorityRuleCodes = [
  'siblingInLocation',
  'singleParent',
  'lowIncome',
  'fosterChild',
  'workOrTraining',
  'socialOrPedagogicalNeed',
] as const;
export type PriorityRuleCode = (typeof priorityRuleCodes)[number];

/** Why an organiser or a family ended or put off an application: codes only, for free text would be personal. */
export const reasonCodes = [
  'groupFull',
  'noMatchingDays',
  'noMatchingPeriod',
  'notEligible',
  'incompleteFile',
  'noAnswerFromFamily',
  'familyDeclined',
  'placeFoundElsewhere',
  'noLongerNeeded',
  'enteredByMistake',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/**
 * Why a plan is on the emergency list. In clear, so each says no more than the list needs: it does not tell a medical
 * ground from a social one.
 */
export const emergencyReasons = ['urgentWork', 'medicalOrSocial', 'careEndedElsewhere'] as const;
export type EmergencyReason = (typeof emergencyReasons)[number];

/** Why a plan was taken off the emergency list by somebody. */
export const unlistingReasons = ['lifted'] as const;
export type UnlistingReason = (typeof unlistingReasons)[number];
/**
 * Why the system itself ended an application: a retention threshold, a request for erasure, or that the plan's
 * controller left. Nobody selects these.
 */
export const systemReasonCodes = ['threshold', 'erasure', 'departure'] as const;
export type SystemReasonCode = (typeof systemReasonCodes)[number];

/** On what ground a family, or the officer for it, asks that a plan's data are destroyed (GDPR, article 17). */
export const erasureReasons = [
  'familyRequest',
  'objection',
  'unlawfulProcessing',
  'legalObligation',
] as const;
export type ErasureReason = (typeof erasureReasons)[number];

/** What a plan's data are held for although their term is over (GDPR, article 17.3). */
export const holdReasons = ['complaint', 'lawsuit', 'inspection'] as const;
export type HoldReason = (typeof holdReasons)[number];

/** How a family let a service point act for it. */
export const mandateKinds = ['signed', 'oral'] as const;
export type MandateKind = (typeof mandateKinds)[number];

/**
 * Where the search for a place stands: what `PlaceFound`, `PlaceConfirmed` and `PlaceDeclined` decide. `none` while the
 * family looks, also when it keeps a part-week place and looks on.
 */
export const placeStates = ['none', 'found', 'confirmed'] as const;
export type PlaceState = (typeof placeStates)[number];

/** Which keys of a plan are closed for ever: none, `precise` (2.5 years), or all (5 years, erasure). */
export const fenceStates = ['none', 'precise', 'all'] as const;
export type FenceState = (typeof fenceStates)[number];

/** The country's regions and the Union: where a controller says that its data stay. */
export const dataRegions = ['eu-be', 'eu'] as const;
export type DataRegion = (typeof dataRegions)[number];
