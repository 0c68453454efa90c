import type { PersonalDataKeyShredded } from '@koz/events';
import { dataOf } from '@koz/projection';
import type { Handler } from './handler.js';

/** A key is gone; with the last one the plan is. */
export const personalDataKeyShredded: Handler = {
  touches: ({ stream }) => ({ plan: [stream.id] }),
  apply(event, { plan }) {
    const row = plan.get(event.stream.id);
    if (!row) return;
    const { tier } = dataOf<typeof PersonalDataKeyShredded>(event);
    const left = row.keys_left.filter((each) => each !== tier);
    if (left.length === 0) plan.delete(event.stream.id);
    else plan.put({ ...row, keys_left: left });
  },
};
