import { IsIn, IsObject, IsOptional, Matches } from 'class-validator';
import type { PublicText } from '@koz/privacy-types';
import { defineEvent } from '../define-event.js';
import type { DisclosurePolicy } from '../disclosure-policy.js';
import { plainDatePattern } from '../personal-data.js';

/** What the method rests on: the LOK's advice, a decision of the council, or the region's default. */
export const methodGrounds = ['lokAdvice', 'councilDecision', 'regionDefault'] as const;
export type MethodGround = (typeof methodGrounds)[number];

export class DisclosureMethodAdoptedPayload {
  /** The whole document, so that an auditor needs nothing beside the log. */
  @IsObject() policy!: DisclosurePolicy;
  @IsIn(methodGrounds) ground!: MethodGround;
  /** The date of the advice or decision. */
  @IsOptional() @Matches(plainDatePattern) groundDate?: PublicText;
}

/** The controller decided what an organiser sees at which stage. */
export const DisclosureMethodAdopted = defineEvent({
  type: 'DisclosureMethodAdopted',
  version: 1,
  stream: 'controller',
  payload: DisclosureMethodAdoptedPayload,
  fields: { policy: 'clear', ground: 'clear', groundDate: 'clear' },
});
