import type { ApplicationReinstated } from '@koz/events';
import { dataOf } from '@koz/projection';
import { addStep, returned } from './add-step.js';

/** The confirmed place for which it had been withdrawn was given back: it is what it was. */
export const applicationReinstated = addStep((event) => [
  dataOf<typeof ApplicationReinstated>(event).status,
  returned,
]);
