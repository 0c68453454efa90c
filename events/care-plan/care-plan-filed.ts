import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  ValidateNested,
} from 'class-validator';
import type { ApplicationId, PlainDate } from '@koz/privacy-types';
import { defineEvent } from '../define-event.js';
import {
  AddressData,
  CarePartData,
  ChildData,
  childFields,
  ParentData,
  parentFields,
  plainDatePattern,
  RequestedLocation,
} from '../personal-data.js';
import {
  mandateKinds,
  priorityRuleCodes,
  sharingScopes,
  type MandateKind,
  type PriorityRuleCode,
  type SharingScope,
} from '../vocabulary.js';

export class CarePlanFiledPayload {
  /** In the order of `locations`; the ids derive from the command's id, so that a retry names the same ones. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsUUID(undefined, { each: true })
  applicationIds!: ApplicationId[];

  /** Present when a service point filed the plan on the family's behalf. */
  @IsOptional() @IsIn(mandateKinds) mandate?: MandateKind;

  @ValidateNested() @Type(() => ParentData) parent!: ParentData;
  @ValidateNested() @Type(() => ChildData) child!: ChildData;
  @IsOptional() @ValidateNested() @Type(() => AddressData) address?: AddressData;
  @IsString() @Matches(/^\d{4}$/) postcode!: string;
  @IsArray() @IsIn(priorityRuleCodes, { each: true }) priorityRules!: PriorityRuleCode[];
  @Matches(plainDatePattern) startDate!: PlainDate;
  @IsOptional() @Matches(plainDatePattern) endDate?: PlainDate;
  @IsArray() @ValidateNested({ each: true }) @Type(() => CarePartData) careParts!: CarePartData[];
  @IsIn(sharingScopes) sharing!: SharingScope;
  @IsArray() @ValidateNested({ each: true }) @Type(() => RequestedLocation) locations!: RequestedLocation[];
}

/** A family asked for care for one child: the plan's three keys are first used here. */
export const CarePlanFiled = defineEvent({
  type: 'CarePlanFiled',
  version: 1,
  stream: 'carePlan',
  payload: CarePlanFiledPayload,
  fields: {
    applicationIds: 'clear',
    mandate: 'clear',
    parent: parentFields,
    child: childFields,
    address: 'precise',
    postcode: 'planning',
    priorityRules: 'identity',
    startDate: 'planning',
    endDate: 'planning',
    careParts: 'planning',
    sharing: 'planning',
    locations: 'planning',
  },
});
