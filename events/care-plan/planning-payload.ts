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
import type { PlainDate } from '@koz/privacy-types';
import { IsPlainDate, MayBeAbsent } from '../decorators.js';
import { CarePartData, RequestedLocation } from '../personal-data.js';
import { sharingScopes, type SharingScope } from '../vocabulary.js';

/**
 * The planning tier of a plan, whole: an event that changes one of its fields carries all of them, so that the
 * newest envelope says everything and an older one nothing that still holds.
 */
export class PlanningPayload {
  @Matches(/^[1-9]\d{3}$/) postcode!: string;
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

/** How its fields are classified wherever they stand in a payload. */
export const planningFields = {
  postcode: 'planning',
  startDate: 'planning',
  endDate: 'planning',
  careParts: 'planning',
  sharing: 'planning',
  locations: 'planning',
} as const;
