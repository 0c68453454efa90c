import { tiers, type Tier } from '@koz/privacy-types';
import type { PlanRow } from '../tables.js';
import type { Handler } from './handler.js';

const positionOf = {
  precise: 'precise_position',
  identity: 'identity_position',
  planning: 'planning_position',
} as const satisfies Record<Tier, keyof PlanRow>;

/**
 * Each tier that the event carries takes the place of the older envelope.
 * @param counted whether the event may change a value that is counted: if so, its position is noted
 */
export const replaceEnvelopes = (counted: boolean): Handler => ({
  touches: ({ stream }) => ({ plan: [stream.id] }),
  apply({ stream, sealed, position }, { plan }) {
    const row = plan.get(stream.id);
    if (!row) return;
    const newer = Object.fromEntries(
      tiers.flatMap((tier) => {
        const envelope = sealed[tier];
        if (!envelope) return [];
        return counted
          ? [
              [tier, envelope],
              [positionOf[tier], position],
            ]
          : [[tier, envelope]];
      }),
    );
    plan.put({ ...row, ...newer });
  },
});
