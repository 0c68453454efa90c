import type { ApplicationStatus, ReasonCode, SystemReasonCode } from '@koz/events';
import { historyLine, type ProjectedEvent } from '@koz/projection';
import type { Handler } from './handler.js';

/**
 * Moves an application's row to a status, or to the one that the event names, and remembers when and why. Without a row,
 * the plan was erased before the rows were built.
 */
export const changeStatus = (
  to: ApplicationStatus | ((event: ProjectedEvent) => ApplicationStatus),
): Handler => ({
  touches: ({ stream }) => ({ application: [stream.id] }),
  apply(event, { application }) {
    const row = application.get(event.stream.id);
    if (!row) return;
    const status = typeof to === 'function' ? to(event) : to;
    const { at } = event.metadata;
    const { reason } = event.data as { readonly reason?: ReasonCode | SystemReasonCode };
    const history = [...row.history, historyLine(status, at, reason)];
    application.put({ ...row, status, since: at, revision: event.revision, history });
  },
});
