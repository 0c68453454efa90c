import { changePlan } from './handler.js';

/** The plan is due at once, unless it is held. */
export const erasureRequested = changePlan((row) => ({ ...row, erasure_requested: true }));
