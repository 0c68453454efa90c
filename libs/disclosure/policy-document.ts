import { policyViolations, type DisclosurePolicy } from '@koz/events';

export { policyVersionOf } from '@koz/events';

/** The document is no disclosure policy; each violation is a path in it and what was expected there. */
export class InvalidPolicyError extends Error {
  override readonly name = 'InvalidPolicyError';
  constructor(readonly violations: readonly string[]) {
    super(`no disclosure policy: ${violations.join('; ')}`);
  }
}

/**
 * Takes a document as a policy. Whatever it accepts, `evaluate` is safe on: the check exists so that a mistake in a
 * document is told to who wrote it, instead of silently hiding a field. Throws {@link InvalidPolicyError}.
 */
export function parsePolicy(document: unknown): DisclosurePolicy {
  const violations = policyViolations(document);
  if (violations.length > 0) throw new InvalidPolicyError(violations);
  return document as DisclosurePolicy;
}
