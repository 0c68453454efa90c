import type { PolicyVersion } from '@koz/privacy-types';
import { IsPolicyVersion } from '../decorators.js';
import { defineEvent } from '../define-event.js';

export class RetentionPolicyProposalWithdrawnPayload {
  @IsPolicyVersion() policyVersion!: PolicyVersion;
}

/** What was proposed under this version is proposed no longer; who withdrew it is the event's actor. */
export const RetentionPolicyProposalWithdrawn = defineEvent({
  type: 'RetentionPolicyProposalWithdrawn',
  version: 1,
  stream: 'controller',
  payload: RetentionPolicyProposalWithdrawnPayload,
  fields: { policyVersion: 'clear' },
});
