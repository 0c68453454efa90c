import type { ApplicationStatus } from '@koz/events';
import type { ProjectedEvent } from '@koz/projection';
import type { Handler } from './handler.js';

/**
 * Moves an application's row to a status, or to the one that the event names. Without a row, the plan was erased before
 * the rows were built.
 */
export const changeStatus = (
  to: ApplicationStatus | ((event: ProjectedEvent) => ApplicationStatus),
): Handler => ({
  touches: ({ stream }) => ({ application: [stream.id] }),
  apply(event, { application }) {
    const { stream, metadata, revision } = event;
    const row = application.get(stream.id);
    const status = typeof to === 'function' ? to(event) : to;
    if (row) application.put({ ...row, status, since: metadata.at, revision });
  },
});
