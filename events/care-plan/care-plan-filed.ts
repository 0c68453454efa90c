import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsObject,
  Matches,
  ValidateNested,
} from 'class-validator';
import type { ApplicationId, PlainDate } from '@koz/privacy-types';
import { IsId, IsPlainDate, MayBeAbsent } from '../decorators.js';
import { defineEvent } from '../define-event.js';
import {
  AddressData,
  CarePartData,
  ChildData,
  childFields,
  ParentData,
  parentFields,
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
  @IsId({ each: true })
  applicationIds!: ApplicationId[];

  /** Present when a service point filed the plan on the family's behalf. */
  @MayBeAbsent() @IsIn(mandateKinds) mandate?: MandateKind;

  @IsObject() @ValidateNested() @Type(() => ParentData) parent!: ParentData;
  @IsObject() @ValidateNested() @Type(() => ChildData) child!: ChildData;
  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => AddressData) address?: AddressData;
  @Matches(/^[1-9]\d{3}$/) postcode!: string;
  @IsArray() @ArrayMaxSize(20) @IsIn(priorityRuleCodes, { each: true }) priorityRules!: PriorityRuleCode[];
  @IsPlainDate() startDate!: PlainDate;
  @MayBeAbsent() @IsPlainDate() endDate?: PlainDate;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => CarePartData)
  careParts!: CarePartData[];
  @IsIn(sharingScopes) sharing!: SharingScope;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => RequestedLocation)
  locations!: RequestedLocation[];
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
