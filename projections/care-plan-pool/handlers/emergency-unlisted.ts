import { changing } from './handler.js';

/** Off the emergency list; in the pool only where the family shares the plan with all locations. */
export const emergencyUnlisted = changing(() => ({ emergency_reason: null, emergency_since: null }));
