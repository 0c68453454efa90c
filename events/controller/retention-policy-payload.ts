import { IsIn, ValidateBy } from 'class-validator';
import { retentionPolicyViolations } from '../retention-policy-check.js';
import type { RetentionPolicy } from '../retention-policy.js';

/** What a retention policy rests on. */
export const retentionGrounds = [
  'regionDefault',
  'councilDecision',
  'officerAdvice',
  'legalObligation',
] as const;
export type RetentionGround = (typeof retentionGrounds)[number];

const IsRetentionPolicy = (): PropertyDecorator =>
  ValidateBy({
    name: 'isRetentionPolicy',
    validator: { validate: (value) => retentionPolicyViolations(value).length === 0 },
  });

export class RetentionPolicyPayload {
  /** The whole document, so that an auditor needs nothing beside the log. */
  @IsRetentionPolicy() policy!: RetentionPolicy;
  @IsIn(retentionGrounds) ground!: RetentionGround;
}
