import type { ApplicationReinstated } from '@koz/events';
import { dataOf } from '@koz/projection';
import { changeStatus } from './change-status.js';

/** It waits again, at the place in the order that it had. */
export const applicationReinstated = changeStatus(
  (event) => dataOf<typeof ApplicationReinstated>(event).status,
);
