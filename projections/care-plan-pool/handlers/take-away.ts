import type { Handler } from './handler.js';

/** Final: a plan that ends this way comes back into no pool. */
export const takeAway: Handler = {
  touches: ({ stream }) => ({ plan: [stream.id] }),
  apply({ stream }, { plan }) {
    plan.delete(stream.id);
  },
};
