import { fieldOrder } from '../../shared/words/words.js';
import type { Application } from '../inbox/row-view.js';

/** An application of an invented family, new, with nothing visible but what the changes say. */
export function anApplication(id: string, changes: Partial<Application> = {}): Application {
  const each = <Value>(value: Value) => Object.fromEntries(fieldOrder.map((field) => [field, value]));
  const status = changes.status ?? 'created';
  return {
    ...{ applicationId: id, carePlanId: `plan-${id}`, locationId: 'locatie-1', status },
    ...{ since: '2026-11-23T12:00:00.000Z', weeksWaiting: 2, answerBy: '2026-12-14', isOverdue: false },
    ...{
      confirmBy: null,
      confirmationGround: null,
      fits: true,
      rank: 3,
      priority: null,
      permittedActions: [],
    },
    history: [{ status: 'created', at: '2026-11-23T12:00:00.000Z', reason: null }],
    fields: each({ state: 'withheld', rule: 'noPlace' }) as Application['fields'],
    texts: each('verborgen: geen plaats') as Application['texts'],
    ...changes,
  };
}
