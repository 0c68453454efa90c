import type { ProjectionHandler, RowSet } from '@koz/projection';
import type { HandledRows, Rows, Stamped } from '../tables.js';

export type Handler = ProjectionHandler<HandledRows>;

/** The handler, with each row of an application or plan that it puts bearing the position of the event. */
export const stamping = ({ touches, apply }: Handler): ProjectionHandler<Rows> => ({
  touches,
  apply(event, { application, plan, ...rows }) {
    apply(event, {
      ...rows,
      application: stamped(application, event.position),
      plan: stamped(plan, event.position),
    });
  },
});

const stamped = <Row>(rows: RowSet<Stamped<Row>>, shown_position: number): RowSet<Row> => ({
  get: (key) => rows.get(key),
  put: (row) => rows.put({ ...row, shown_position }),
  delete: (key) => rows.delete(key),
});
