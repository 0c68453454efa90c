import { filedFor, projected, rowAfter } from '../testing/events.js';

const event = projected('PersonalDataAnonymised', { revision: 1 });

describe('PersonalDataAnonymised', () => {
  it('takes the row away, and a plan without one is left without', () => {
    expect(rowAfter(filedFor('allLocations'))).toBeDefined();
    expect(rowAfter(filedFor('allLocations'), event)).toBeUndefined();
    expect(rowAfter(event)).toBeUndefined();
  });
});
