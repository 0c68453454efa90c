import type { EmergencyListed } from '@koz/events';
import { dataOf } from '@koz/projection';
import { changePlan } from './change-plan.js';

/** Every location may look at the plan while it looks for a place. */
export const emergencyListed = changePlan((event) => ({
  emergency: dataOf<typeof EmergencyListed>(event).reason,
}));
