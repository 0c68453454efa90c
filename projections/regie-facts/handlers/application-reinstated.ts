import type { ApplicationReinstated } from '@koz/events';
import { dataOf } from '@koz/projection';
import { moveTo } from './move-to.js';

/** It counts again under the status that it had before it was withdrawn. */
export const applicationReinstated = moveTo((event) => dataOf<typeof ApplicationReinstated>(event).status);
