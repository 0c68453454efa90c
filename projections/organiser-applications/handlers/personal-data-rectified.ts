import { tiers } from '@koz/privacy-types';
import type { Handler } from './handler.js';

/** Each tier that the event carries takes the place of the older envelope; period, parts and locations stay. */
export const personalDataRectified: Handler = {
  touches: ({ stream }) => ({ plan: [stream.id] }),
  apply({ stream, sealed }, { plan }) {
    const row = plan.get(stream.id);
    if (!row) return;
    const newer = Object.fromEntries(tiers.flatMap((tier) => (sealed[tier] ? [[tier, sealed[tier]]] : [])));
    plan.put({ ...row, ...newer });
  },
};
