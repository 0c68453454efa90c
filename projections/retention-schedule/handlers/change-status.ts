import type { ApplicationStatus } from '@koz/events';
import { monthAt, type Handler } from './handler.js';

/** Moves an application's row to a status. Without a row its plan is gone. */
export const changeStatus = (status: ApplicationStatus): Handler => ({
  touches: ({ stream }) => ({ application: [stream.id] }),
  apply(event, { application }) {
    const row = application.get(event.stream.id);
    if (row) application.put({ ...row, status, since_month: monthAt(event) });
  },
});
