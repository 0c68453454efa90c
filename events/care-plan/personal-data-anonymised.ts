import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, Matches, ValidateNested } from 'class-validator';
import type { AboutFields, ApplicationId, BatchMonth, PolicyVersion, SharedValue } from '@koz/privacy-types';
import { IsBatchMonth, IsId, IsPolicyVersion, MayBeAbsent } from '../decorators.js';
import { defineEvent } from '../define-event.js';

const month = /^\d{4}-(0[1-9]|1[0-2])$/;

/** What is left of a plan, each value shared by at least k plans of its batch; all of it may be absent. */
export class ResidueData {
  @MayBeAbsent() @Matches(month) childBirthMonth?: SharedValue;
  @MayBeAbsent() @Matches(/^\d{4}$/) parentBirthYear?: SharedValue;
  /** Five years, `1990-1994`; instead of the year. */
  @MayBeAbsent() @Matches(/^\d{4}-\d{4}$/) parentBirthBand?: SharedValue;
  @MayBeAbsent() @Matches(/^[1-9]\d{3}$/) postcode?: SharedValue;
  /** Instead of the postcode. */
  @MayBeAbsent() @Matches(/^[A-Z][A-Za-z-]{0,39}$/) municipality?: SharedValue;
  @MayBeAbsent() @Matches(month) startMonth?: SharedValue;
  @MayBeAbsent() @Matches(month) endMonth?: SharedValue;
}

export class PersonalDataAnonymisedPayload {
  /** The month in which the plan went. */
  @IsBatchMonth() batch!: BatchMonth;
  @IsPolicyVersion() retentionPolicyVersion!: PolicyVersion;
  /** The plan's applications, whose rows go with it everywhere. */
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(50) @IsId({ each: true }) applicationIds!: ApplicationId[];
  @IsObject() @ValidateNested() @Type(() => ResidueData) residue!: AboutFields<ResidueData>;
}

/** 5 years, or an earlier end: what may stay is said in clear, and every key of the plan goes. */
export const PersonalDataAnonymised = defineEvent({
  type: 'PersonalDataAnonymised',
  version: 1,
  stream: 'carePlan',
  payload: PersonalDataAnonymisedPayload,
  fields: {
    batch: 'clear',
    retentionPolicyVersion: 'clear',
    applicationIds: 'clear',
    residue: 'clear',
  },
});
