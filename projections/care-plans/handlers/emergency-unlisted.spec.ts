import { filed, projected, rowsAfter } from '../testing/events.js';

const listed = projected('EmergencyListed', { payload: { reason: 'urgentWork' }, revision: 1 });
const unlisted = projected('EmergencyUnlisted', { payload: { reason: 'lifted' }, revision: 2 });

describe('EmergencyUnlisted', () => {
  it('takes the plan off the list', () => {
    expect(rowsAfter(...filed, listed, unlisted).plan).toEqual({ ...rowsAfter(...filed).plan, revision: 2 });
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(unlisted).plan).toBeUndefined();
  });
});
