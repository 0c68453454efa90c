import type { Handler } from './handler.js';

/** The precise envelope goes; what stays of its values is in the newer identity envelope. */
export const personalDataGeneralised: Handler = {
  touches: ({ stream }) => ({ plan: [stream.id] }),
  apply({ stream, sealed, metadata }, { plan }) {
    const row = plan.get(stream.id);
    if (!row) return;
    plan.put({ ...row, precise: null, identity: sealed.identity ?? null, generalised_at: metadata.at });
  },
};
