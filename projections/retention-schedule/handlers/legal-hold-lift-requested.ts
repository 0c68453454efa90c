import { changeHold } from './change-holds.js';

/** The hold stands; the officer sees that a second person is awaited. */
export const legalHoldLiftRequested = changeHold((_event, hold) =>
  hold ? [{ ...hold, isLiftRequested: true }] : [],
);
