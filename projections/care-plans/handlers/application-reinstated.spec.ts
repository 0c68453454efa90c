import { instant } from '@koz/privacy-types';
import { filed, projected, rowsAfter } from '../testing/events.js';

const at = instant('2026-07-05T09:00:00Z');
const withdrawn = projected('ApplicationWithdrawn', {
  ...{ at, revision: 1 },
  payload: { reason: 'placeFoundElsewhere' },
});
const reinstated = projected('ApplicationReinstated', { at, revision: 2, payload: { status: 'created' } });

describe('ApplicationReinstated', () => {
  it('brings the application back to what it was, and keeps in its history that it was withdrawn', () => {
    expect(rowsAfter(...filed, withdrawn, reinstated).application).toEqual({
      ...rowsAfter(...filed).application,
      since: at,
      revision: 2,
      history: [
        'created 2026-06-30T22:30:00.000Z',
        'withdrawn 2026-07-05T09:00:00.000Z placeFoundElsewhere',
        'created 2026-07-05T09:00:00.000Z',
      ],
    });
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(reinstated).application).toBeUndefined();
  });
});
