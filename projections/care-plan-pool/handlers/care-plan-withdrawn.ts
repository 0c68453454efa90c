import type { Handler } from './handler.js';

/** Final: a withdrawn plan comes back into no pool. */
export const carePlanWithdrawn: Handler = {
  touches: ({ stream }) => ({ plan: [stream.id] }),
  apply({ stream }, { plan }) {
    plan.delete(stream.id);
  },
};
