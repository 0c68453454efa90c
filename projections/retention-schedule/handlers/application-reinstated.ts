import type { ApplicationReinstated } from '@koz/events';
import { dataOf } from '@koz/projection';
import { changeStatus } from './change-status.js';
import type { Handler } from './handler.js';

/** The plan lives again, if it had ended. */
export const applicationReinstated: Handler = {
  touches: ({ stream }) => ({ application: [stream.id] }),
  apply(event, rows) {
    changeStatus(dataOf<typeof ApplicationReinstated>(event).status).apply(event, rows);
  },
};
