import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsObject, ValidateNested } from 'class-validator';
import type { ApplicationId } from '@koz/privacy-types';
import { IsId, MayBeAbsent } from '../decorators.js';
import { defineEvent } from '../define-event.js';
import { AddressData, ChildData, childFields, ParentData, parentFields } from '../personal-data.js';
import { mandateKinds, priorityRuleCodes, type MandateKind, type PriorityRuleCode } from '../vocabulary.js';
import { planningFields, PlanningPayload } from './planning-payload.js';

export class CarePlanFiledPayload extends PlanningPayload {
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
  @IsArray() @ArrayMaxSize(20) @IsIn(priorityRuleCodes, { each: true }) priorityRules!: PriorityRuleCode[];
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
    priorityRules: 'identity',
    ...planningFields,
  },
});
