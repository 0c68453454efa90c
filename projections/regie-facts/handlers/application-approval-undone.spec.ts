import { filed, later, latest, projected, rowsAfter } from '../testing/events.js';

const approved = projected('ApplicationApproved', { at: later, position: 9, revision: 1 });
const undone = projected('ApplicationApprovalUndone', { at: latest, position: 11, revision: 2 });

describe('ApplicationApprovalUndone', () => {
  it('moves the application back; that it was decided on, and when, stays', () => {
    expect(rowsAfter(...filed, approved, undone).application).toMatchObject({
      status: 'accepted',
      since: latest,
      decided_at: later,
      history: ['created@5', 'approved@9', 'accepted@11'],
      revision: 2,
    });
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(undone).application).toBeUndefined();
  });
});
