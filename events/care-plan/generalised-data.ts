import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsObject, Length, Matches, ValidateNested } from 'class-validator';
import { MayBeAbsent } from '../decorators.js';
import { priorityRuleCodes, type PriorityRuleCode } from '../vocabulary.js';

/** A parent's fields of tier identity. */
export class ParentIdentity {
  @Length(1, 100) firstName!: string;
  @MayBeAbsent() @Length(1, 100) lastName?: string;
}

/** What is left of precise values after 2.5 years. */
export class GeneralisedData {
  /** `YYYY`. */
  @MayBeAbsent() @Matches(/^\d{4}$/) parentBirth?: string;
  /** `YYYY-MM`, or `YYYY` where the policy keeps no month. */
  @MayBeAbsent() @Matches(/^\d{4}(-(0[1-9]|1[0-2]))?$/) childBirth?: string;
}

/** The identity tier of a plan, whole, from its generalisation on: generalised values belong to it. */
export class GeneralisedIdentityPayload {
  @IsObject() @ValidateNested() @Type(() => ParentIdentity) parent!: ParentIdentity;
  @IsArray() @ArrayMaxSize(20) @IsIn(priorityRuleCodes, { each: true }) priorityRules!: PriorityRuleCode[];
  @IsObject() @ValidateNested() @Type(() => GeneralisedData) generalised!: GeneralisedData;
}

/** How its fields are classified wherever they stand in a payload. */
export const generalisedIdentityFields = {
  parent: { firstName: 'identity', lastName: 'identity' },
  priorityRules: 'identity',
  generalised: 'identity',
} as const;
