import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsObject, Min, ValidateNested } from 'class-validator';
import type { CarePlanId, PolicyVersion } from '@koz/privacy-types';
import { IsId, IsPolicyVersion } from '../decorators.js';
import { defineEvent } from '../define-event.js';
import { BatchPayload } from './batch-payload.js';

/** How much is left of a plan, from the finest to nothing at all: see `planLevels` of `@koz/retention`. */
export const residueLevels = ['L0', 'L1', 'L2', 'L3', 'L4', 'L5', 'L6'] as const;
export type ResidueLevel = (typeof residueLevels)[number];

export const mostPlansInPart = 500;

export class PlannedPlan {
  @IsId() carePlanId!: CarePlanId;
  @IsIn(residueLevels) level!: ResidueLevel;
}

export class AnonymisationBatchPlannedPayload extends BatchPayload {
  @IsPolicyVersion() policyVersion!: PolicyVersion;
  @IsInt() @Min(1) k!: number;
  /** From 1. The batch may begin only when all parts stand. */
  @IsInt() @Min(1) part!: number;
  @IsInt() @Min(1) parts!: number;
  /** In random order. */
  @IsArray()
  @ArrayMaxSize(mostPlansInPart)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => PlannedPlan)
  plans!: PlannedPlan[];
}

/** Which plans go in a month, and how much is left of each: decided once, so that a crash changes no group of k. */
export const AnonymisationBatchPlanned = defineEvent({
  type: 'AnonymisationBatchPlanned',
  version: 1,
  stream: 'controller',
  payload: AnonymisationBatchPlannedPayload,
  fields: {
    batch: 'clear',
    threshold: 'clear',
    policyVersion: 'clear',
    k: 'clear',
    part: 'clear',
    parts: 'clear',
    plans: 'clear',
  },
});
