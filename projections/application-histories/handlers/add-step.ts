import type { ApplicationStatus } from '@koz/events';
import type { ProjectedEvent } from '@koz/projection';
import { changeBy } from '../changes.js';
import type { Handler } from './handler.js';

/** In a line of steps: it was this before. */
export const returned = 'returned';

type Step = readonly [ApplicationStatus] | readonly [ApplicationStatus, typeof returned];

/** Adds a step to an application's life. */
export const addStep = (stepOf: (event: ProjectedEvent) => Step): Handler => ({
  touches: ({ stream }) => ({ application: [stream.id] }),
  apply(event, { application }) {
    const row = application.get(event.stream.id);
    if (row) application.put({ ...row, steps: [...row.steps, changeBy(event, ...stepOf(event))] });
  },
});
