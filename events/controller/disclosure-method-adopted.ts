import { IsIn, ValidateBy } from 'class-validator';
import type { PublicText } from '@koz/privacy-types';
import { IsPlainDate, MayBeAbsent } from '../decorators.js';
import { defineEvent } from '../define-event.js';
import { policyViolations } from '../disclosure-policy-check.js';
import type { DisclosurePolicy } from '../disclosure-policy.js';

/** What the method rests on: the LOK's advice, a decision of the council, or the region's default. */
export const methodGrounds = ['lokAdvice', 'councilDecision', 'regionDefault'] as const;
export type MethodGround = (typeof methodGrounds)[number];

const IsDisclosurePolicy = (): PropertyDecorator =>
  ValidateBy({
    name: 'isDisclosurePolicy',
    validator: { validate: (value) => policyViolations(value).length === 0 },
  });

export class DisclosureMethodAdoptedPayload {
  /** The whole document, so that an auditor needs nothing beside the log. */
  @IsDisclosurePolicy() policy!: DisclosurePolicy;
  @IsIn(methodGrounds) ground!: MethodGround;
  /** The date of the advice or decision. */
  @MayBeAbsent() @IsPlainDate() groundDate?: PublicText;
}

/** The controller decided what an organiser sees at which stage. */
export const DisclosureMethodAdopted = defineEvent({
  type: 'DisclosureMethodAdopted',
  version: 1,
  stream: 'controller',
  payload: DisclosureMethodAdoptedPayload,
  fields: { policy: 'clear', ground: 'clear', groundDate: 'clear' },
});
