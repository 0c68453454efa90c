import type { PlaceFound } from '@koz/events';
import { dataOf } from '@koz/projection';
import { changing } from './handler.js';

/** The plan looks no further. */
export const placeFound = changing((event) => ({
  looks: false,
  found_application_id: dataOf<typeof PlaceFound>(event).applicationId,
}));
