import type { EmergencyListed } from '@koz/events';
import { dataOf } from '@koz/projection';
import { changing } from './handler.js';

/** On the emergency list, since the first of these events when only the reason changes. */
export const emergencyListed = changing((event, { emergency_since }) => ({
  emergency_reason: dataOf<typeof EmergencyListed>(event).reason,
  emergency_since: emergency_since ?? event.metadata.at,
}));
