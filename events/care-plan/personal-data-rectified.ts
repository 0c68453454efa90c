import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsObject,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import type { PlainDate } from '@koz/privacy-types';
import { IsPlainDate, MayBeAbsent } from '../decorators.js';
import { defineEvent } from '../define-event.js';
import {
  AddressData,
  CarePartData,
  ChildData,
  childFields,
  parentFields,
  RequestedLocation,
} from '../personal-data.js';
import { priorityRuleCodes, sharingScopes, type PriorityRuleCode, type SharingScope } from '../vocabulary.js';
import { planningFields } from './planning-payload.js';

/** A parent's fields as far as their tier is carried. */
export class RectifiedParent {
  @MayBeAbsent() @Length(1, 100) firstName?: string;
  @MayBeAbsent() @Length(1, 100) lastName?: string;
  @MayBeAbsent() @IsPlainDate() birthDate?: PlainDate;
  @MayBeAbsent() @Matches(/^\d{11}$/) nationalNumber?: string;
  @MayBeAbsent() @Length(3, 254) email?: string;
  /** E.164, `+32470123456`. */
  @MayBeAbsent() @Matches(/^\+[1-9]\d{5,14}$/) phone?: string;
}

/** Each tier of which something changed, whole; a tier of which nothing changed is not there. */
export class PersonalDataRectifiedPayload {
  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => RectifiedParent) parent?: RectifiedParent;
  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => ChildData) child?: ChildData;
  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => AddressData) address?: AddressData;
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(20)
  @IsIn(priorityRuleCodes, { each: true })
  priorityRules?: PriorityRuleCode[];
  @MayBeAbsent() @Matches(/^[1-9]\d{3}$/) postcode?: string;
  @MayBeAbsent() @IsPlainDate() startDate?: PlainDate;
  @MayBeAbsent() @IsPlainDate() endDate?: PlainDate;
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => CarePartData)
  careParts?: CarePartData[];
  @MayBeAbsent() @IsIn(sharingScopes) sharing?: SharingScope;
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => RequestedLocation)
  locations?: RequestedLocation[];
}

/** The family corrected or completed its data; also when the expected birth date becomes the actual one. */
export const PersonalDataRectified = defineEvent({
  type: 'PersonalDataRectified',
  version: 1,
  stream: 'carePlan',
  payload: PersonalDataRectifiedPayload,
  fields: {
    parent: parentFields,
    child: childFields,
    address: 'precise',
    priorityRules: 'identity',
    ...planningFields,
  },
});
