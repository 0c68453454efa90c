import { filed, later, latest, projected, rowsAfter } from '../testing/events.js';

const accepted = projected('ApplicationAccepted', { at: later, position: 9, revision: 1 });

describe('ApplicationAccepted', () => {
  it('takes the application up', () => {
    expect(rowsAfter(...filed, accepted).application).toEqual({
      ...rowsAfter(...filed).application,
      status: 'accepted',
      since: later,
      taken_up_at: later,
      history: ['created@5', 'accepted@9'],
      revision: 1,
    });
  });

  it('leaves the moment at which it was taken up before', () => {
    const noPlace = projected('ApplicationMarkedNoPlace', { at: later, position: 9 });
    const after = rowsAfter(
      ...filed,
      noPlace,
      projected('ApplicationAccepted', { at: latest, position: 12 }),
    );
    expect(after.application).toMatchObject({ status: 'accepted', since: latest, taken_up_at: later });
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(accepted).application).toBeUndefined();
  });
});
