import type { AboutFields, PublicText } from '@koz/privacy-types';
import { disclosedFields } from './disclosure-policy.js';

/** The personal fields of which a retention policy says what stays: the rows of the domain's table. */
export const retainedFields = [...disclosedFields, 'locations', 'messages'] as const;
export type RetainedField = (typeof retainedFields)[number];

/** 2.5 years, at which data lose their precision, and 5 years, at which they lose their identity. */
export const retentionThresholds = ['P2Y6M', 'P5Y'] as const;
export type RetentionThreshold = (typeof retentionThresholds)[number];

/** From which month a term counts: the child's birth, the start of care, or the filing. */
export const retentionAnchors = ['childBirth', 'startDate', 'filed'] as const;
export type RetentionAnchor = (typeof retentionAnchors)[number];

/** What stays of a field, from all of it to nothing. */
export const keptParts = ['keep', 'postcode', 'month', 'year', 'nothing'] as const;
export type KeptPart = (typeof keptParts)[number];

/** How a plan ended that may go sooner than others: its family withdrew it, or every location turned it down. */
export const endings = ['withdrawn', 'rejected'] as const;
export type Ending = (typeof endings)[number];

type Choices = { readonly [T in RetentionThreshold]: readonly KeptPart[] };

const contact: Choices = { P2Y6M: ['nothing'], P5Y: ['nothing'] };
const identity: Choices = { P2Y6M: ['keep'], P5Y: ['nothing'] };

/**
 * What may be chosen for a field at a threshold, from the most to the least. Names and planning data stay whole until
 * their own key goes, so there is no choice for them at 2.5 years; and nothing stays that the tiers do not part.
 */
export const keepable: { readonly [F in RetainedField]: Choices } = {
  'parent.firstName': identity,
  'parent.lastName': identity,
  'parent.birthDate': { P2Y6M: ['year', 'nothing'], P5Y: ['year', 'nothing'] },
  priorityRules: identity,
  startDate: { P2Y6M: ['keep'], P5Y: ['month', 'nothing'] },
  endDate: { P2Y6M: ['keep'], P5Y: ['month', 'nothing'] },
  careParts: identity,
  'child.birthDate': { P2Y6M: ['month', 'year', 'nothing'], P5Y: ['month', 'nothing'] },
  address: { P2Y6M: ['postcode', 'nothing'], P5Y: ['postcode', 'nothing'] },
  postcode: { P2Y6M: ['keep'], P5Y: ['postcode', 'nothing'] },
  'parent.email': contact,
  'parent.phone': contact,
  'parent.nationalNumber': contact,
  locations: identity,
  messages: contact,
};

/** A term: so many months from the month of the anchor. */
export interface RetentionTerm {
  readonly anchor: RetentionAnchor;
  readonly months: number;
}

/** How long a controller keeps what of a plan, as a document. */
export interface RetentionPolicy {
  readonly id: PublicText;
  readonly version: number;
  /** How many plans must share what is left of each of them at 5 years. 1: none needs to. */
  readonly k: number;
  readonly thresholds: { readonly [T in RetentionThreshold]: RetentionTerm };
  /** Shorter terms of all tiers, from the month in which a plan ended that way. */
  readonly ended: { readonly [E in Ending]?: { readonly months: number } };
  readonly fields: AboutFields<{
    readonly [F in RetainedField]: { readonly [T in RetentionThreshold]: KeptPart };
  }>;
  /** A run that would touch more plans stops and asks. */
  readonly caps: { readonly plansPerRun: number };
}
