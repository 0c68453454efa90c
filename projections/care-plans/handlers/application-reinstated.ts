import type { ApplicationReinstated } from '@koz/events';
import { dataOf } from '@koz/projection';
import { changeStatus } from './change-status.js';

/** It is again what it was before it was withdrawn for a place that was given back since. */
export const applicationReinstated = changeStatus(
  (event) => dataOf<typeof ApplicationReinstated>(event).status,
);
