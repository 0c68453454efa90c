import type { PolicyVersion } from '@koz/privacy-types';

/** The name under which a policy is recorded with what it decided: `method-1@1`, `retention@2`. */
export const policyVersionOf = (policy: { readonly id: string; readonly version: number }): PolicyVersion =>
  `${policy.id}@${policy.version}` as PolicyVersion;
