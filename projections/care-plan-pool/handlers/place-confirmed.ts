import type { PlaceConfirmed } from '@koz/events';
import { dataOf } from '@koz/projection';
import { changing } from './handler.js';

/** The place is taken; a family with a place for part of the week may look further. */
export const placeConfirmed = changing((event) => ({
  looks: dataOf<typeof PlaceConfirmed>(event).keepLooking,
  found_application_id: null,
}));
