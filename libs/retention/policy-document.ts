import { retentionPolicyViolations, type RetentionPolicy } from '@koz/events';
import defaultDocument from './policies/default.json';

export { shortens } from '@koz/domain';
export { policyVersionOf } from '@koz/events';

/** The document is no retention policy; each violation is a path in it and what was expected there. */
export class InvalidRetentionPolicyError extends Error {
  override readonly name = 'InvalidRetentionPolicyError';
  constructor(readonly violations: readonly string[]) {
    super(`no retention policy: ${violations.join('; ')}`);
  }
}

/** Takes a document as a policy. Throws {@link InvalidRetentionPolicyError}. */
export function parseRetentionPolicy(document: unknown): RetentionPolicy {
  const violations = retentionPolicyViolations(document);
  if (violations.length > 0) throw new InvalidRetentionPolicyError(violations);
  return document as RetentionPolicy;
}

/** What the deck says stays, and when the rest goes (DOMAIN: "Personal data: fields, tiers, what is left"). */
export const defaultRetentionPolicy: RetentionPolicy = parseRetentionPolicy(defaultDocument);
