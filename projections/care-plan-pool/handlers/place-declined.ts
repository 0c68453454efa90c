import type { PlaceDeclined } from '@koz/events';
import { dataOf } from '@koz/projection';
import { changing } from './handler.js';

/** A place was given back: the plan looks again, unless it was a kept one while another waits for the family's word. */
export const placeDeclined = changing((event, { found_application_id: found }) =>
  found !== null && found !== dataOf<typeof PlaceDeclined>(event).applicationId
    ? {}
    : { looks: true, found_application_id: null },
);
