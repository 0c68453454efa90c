import { changePlan } from './change-plan.js';

/** The newer identity envelope is all of it. */
export const generalisedDataRectified = changePlan(() => ({}));
