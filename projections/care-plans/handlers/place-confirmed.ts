import { changePlan } from './change-plan.js';

/** Where the place is, is read from the head; the row comes to the event's revision. */
export const placeConfirmed = changePlan(() => ({}));
