import { valueOf, type Personal } from '@koz/privacy-types';
import type { ProjectedEvent, ProjectionHandler } from '@koz/projection';
import { monthInBelgium, monthNumber, monthOf } from '@koz/retention';
import type { PlanRow, Rows } from '../tables.js';

export type Handler = ProjectionHandler<Rows>;

/** The month of a date or of a month; null for a year only, and for what is gone or was never given. */
export function monthIn(personal: Personal<string> | undefined): number | null {
  // A field that was not opened is a mistake in the projection's declaration, and stops it.
  if (personal?.state === 'withheld') throw new TypeError(`a field is ${personal.state}`);
  const value = valueOf(personal);
  return value === undefined || value.length < 7 ? null : monthNumber(monthOf(value));
}

/** The month in which an event happened, by our own time. */
export const monthAt = ({ metadata }: ProjectedEvent): number => monthNumber(monthInBelgium(metadata.at));

/** Changes the row of the plan that an event is of. Without a row all of it is gone. */
export const changePlan = (change: (row: PlanRow, event: ProjectedEvent) => PlanRow): Handler => ({
  touches: ({ stream }) => ({ plan: [stream.id] }),
  apply(event, { plan }) {
    const row = plan.get(event.stream.id);
    if (row) plan.put(change(row, event));
  },
});
