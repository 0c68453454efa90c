import type { ApplicationStatus } from '@koz/events';
import type { Handler } from './handler.js';

/** Moves an application's row to a status. Without a row, the plan was erased before the rows were built. */
export const changeStatus = (status: ApplicationStatus): Handler => ({
  touches: ({ stream }) => ({ application: [stream.id] }),
  apply({ stream, metadata, revision }, { application }) {
    const row = application.get(stream.id);
    if (row) application.put({ ...row, status, since: metadata.at, revision });
  },
});
