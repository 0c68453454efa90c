import type { Handler } from './handler.js';

/** An event that carries tier identity whole: its envelope takes the place of the older one. */
export const replaceIdentity: Handler = {
  touches: ({ stream }) => ({ plan: [stream.id] }),
  apply({ stream, sealed }, { plan }) {
    const row = plan.get(stream.id);
    if (row) plan.put({ ...row, identity: sealed.identity ?? null });
  },
};
