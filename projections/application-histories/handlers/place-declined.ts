import { changePlan } from './handler.js';

/** A place was given back: the others may be shown again what they were. */
export const placeDeclined = changePlan();
