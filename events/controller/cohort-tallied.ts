import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsObject, Matches, Min, ValidateNested } from 'class-validator';
import type { SharedValue } from '@koz/privacy-types';
import { defineEvent } from '../define-event.js';
import { applicationStatuses, type ApplicationStatus } from '../vocabulary.js';
import { BatchPayload } from './batch-payload.js';

/** By what the applications of a batch are counted. */
export const tallyDimensions = [
  'municipality',
  'postcode',
  'carePart',
  'startYear',
  'filedYear',
  'status',
] as const;
export type TallyDimension = (typeof tallyDimensions)[number];

/** Where cells smaller than k went. */
export const otherCell = 'other';

export class TallyCell {
  @IsIn(tallyDimensions) dimension!: TallyDimension;
  @Matches(/^[A-Za-z0-9:-]{1,40}$/) value!: SharedValue;
  @IsIn([...applicationStatuses, otherCell]) status!: ApplicationStatus | typeof otherCell;
  @IsInt() @Min(1) count!: number;
}

export class CohortTalliedPayload extends BatchPayload {
  @IsArray()
  @ArrayMaxSize(5000)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => TallyCell)
  cells!: TallyCell[];
}

/** What statistics keep of a batch: counts per dimension and status, so that totals are live rows and tallies. */
export const CohortTallied = defineEvent({
  type: 'CohortTallied',
  version: 1,
  stream: 'controller',
  payload: CohortTalliedPayload,
  fields: { batch: 'clear', threshold: 'clear', cells: 'clear' },
});
