import type { Handler } from './handler.js';

/** From now on the plan's fence hides all of it, before its rows go: whoever shows it must look again. */
export const erasureRequested: Handler = {
  touches: ({ stream }) => ({ plan: [stream.id] }),
  apply({ stream }, { plan }) {
    const row = plan.get(stream.id);
    if (row) plan.put(row);
  },
};
