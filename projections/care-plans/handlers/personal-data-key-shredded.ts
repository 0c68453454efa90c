import { changePlan } from './change-plan.js';

/** Whoever opens the envelopes learns that the key is gone. */
export const personalDataKeyShredded = changePlan(() => ({}));
