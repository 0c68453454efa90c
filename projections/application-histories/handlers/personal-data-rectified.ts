import { changePlan } from './handler.js';

/** The child's birth date may have been corrected, or become the actual one: the newest envelope tells it. */
export const personalDataRectified = changePlan(({ precise }, { sealed }) => ({
  precise: sealed.precise ?? precise,
}));
