import type { Handler } from './handler.js';

/** Whoever shows applications of this controller must read them all again. */
export const renew: Handler = {
  touches: ({ controller }) => ({ renewal: [controller] }),
  apply({ controller, position }, { renewal }) {
    renewal.put({ controller, position });
  },
};
