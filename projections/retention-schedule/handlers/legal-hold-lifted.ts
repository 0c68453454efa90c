import { changeHold } from './change-holds.js';

/** What is overdue is due now. */
export const legalHoldLifted = changeHold(() => []);
