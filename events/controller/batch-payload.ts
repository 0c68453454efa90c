import { IsIn } from 'class-validator';
import type { BatchMonth } from '@koz/privacy-types';
import { IsBatchMonth } from '../decorators.js';

/** Why the plans of a batch go: the 5-year threshold, or the shorter term of plans that ended. */
export const batchThresholds = ['P5Y', 'withdrawal'] as const;
export type BatchThreshold = (typeof batchThresholds)[number];

/** Which month batch of a controller. */
export class BatchPayload {
  @IsBatchMonth() batch!: BatchMonth;
  @IsIn(batchThresholds) threshold!: BatchThreshold;
}
