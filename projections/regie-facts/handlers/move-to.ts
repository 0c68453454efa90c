import type { ApplicationStatus } from '@koz/events';
import type { ProjectedEvent } from '@koz/projection';
import type { Handler } from './handler.js';

const takesUp: readonly ApplicationStatus[] = ['accepted', 'noPlace'];
const decides: readonly ApplicationStatus[] = ['approved', 'rejected'];
const ends: readonly ApplicationStatus[] = ['rejected', 'withdrawn'];

/** Moves an application to a status and notes when it first was taken up, first decided on, and ended. */
export const moveTo = (to: ApplicationStatus | ((event: ProjectedEvent) => ApplicationStatus)): Handler => ({
  touches: ({ stream }) => ({ application: [stream.id] }),
  apply(event, { application }) {
    const { stream, position, revision } = event;
    const { at } = event.metadata;
    const status = typeof to === 'function' ? to(event) : to;
    const row = application.get(stream.id);
    if (!row) return;
    application.put({
      ...row,
      status,
      since: at,
      taken_up_at: row.taken_up_at ?? (takesUp.includes(status) ? at : null),
      decided_at: row.decided_at ?? (decides.includes(status) ? at : null),
      ended_at: ends.includes(status) ? at : null,
      history: [...row.history, `${status}@${position}`],
      revision,
    });
  },
});
