import type { PersonalDataKeyShredded } from '@koz/events';
import { dataOf } from '@koz/projection';
import type { Handler } from './handler.js';

/** A plan whose controller left is counted no more; any other whose key is gone keeps its row. */
export const personalDataKeyShredded: Handler = {
  touches: ({ stream }) => ({ plan: [stream.id] }),
  apply(event, { plan }) {
    if (dataOf<typeof PersonalDataKeyShredded>(event).cause === 'departure') plan.delete(event.stream.id);
  },
};
