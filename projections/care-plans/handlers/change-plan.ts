import type { CarePlanFiled } from '@koz/events';
import { dataOf, type ProjectedEvent, type ProjectionHandler } from '@koz/projection';
import { tiers, type Personal, type PlainDate } from '@koz/privacy-types';
import type { PlanRow, Rows } from '../tables.js';

export type Handler = ProjectionHandler<Rows>;

/** A handler of an event of a plan: its row takes the event's revision, its newer envelopes, and what `change` says. */
export const changePlan = (change: (event: ProjectedEvent, row: PlanRow) => Partial<PlanRow>): Handler => ({
  touches: ({ stream }) => ({ plan: [stream.id] }),
  apply(event, { plan }) {
    const row = plan.get(event.stream.id);
    if (row) plan.put({ ...row, revision: event.revision, ...newerEnvelopes(event), ...change(event, row) });
  },
});

/** No place waits for the family's word. */
export const nothingWaits = {
  found_application_id: null,
  found_revision: null,
  confirm_by: null,
} as const satisfies Partial<PlanRow>;

/** Each tier that an event carries is whole, so that its envelope takes the place of the older one. */
const newerEnvelopes = ({ sealed }: ProjectedEvent): Partial<PlanRow> =>
  Object.fromEntries(tiers.flatMap((tier) => (sealed[tier] ? [[tier, sealed[tier]]] : [])));

/** The first day of the month of a start date; null once its key was destroyed. */
export const startMonthOf = (startDate: Personal<PlainDate>): PlainDate | null =>
  startDate.state === 'known' ? `${startDate.value.slice(0, 7)}-01` : null;

/** An event that carries tier planning whole. */
export const changePlanning = changePlan((event) => ({
  start_month: startMonthOf(dataOf<typeof CarePlanFiled>(event).startDate),
}));
