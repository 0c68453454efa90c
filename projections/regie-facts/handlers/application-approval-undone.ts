import { moveTo } from './move-to.js';

/** Back to accepted; that there was a decision, and when, stays. */
export const applicationApprovalUndone = moveTo('accepted');
