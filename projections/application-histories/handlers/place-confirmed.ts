import { changePlan } from './handler.js';

/** The place that was found is taken; for part of the week, it is kept and the others are let in again. */
export const placeConfirmed = changePlan();
