import { changePlan } from './handler.js';

/** From here on the place is with an application, and elsewhere for the others. */
export const placeFound = changePlan();
