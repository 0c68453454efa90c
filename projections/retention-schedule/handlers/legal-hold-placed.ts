import type { LegalHoldPlaced } from '@koz/events';
import { changeHold } from './change-holds.js';
import { dataOf } from '@koz/projection';

/** The plan is not due before the hold expires or is lifted. */
export const legalHoldPlaced = changeHold((event) => [
  { ...dataOf<typeof LegalHoldPlaced>(event), isLiftRequested: false },
]);
