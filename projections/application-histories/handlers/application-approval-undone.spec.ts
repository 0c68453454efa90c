import { filed, projected, rowsAfter } from '../testing/events.js';

describe('ApplicationApprovalUndone', () => {
  it('is added to the life of the application, with our own time', () => {
    const event = projected('ApplicationApprovalUndone', { position: 9, at: '2026-12-01T08:00:00.000Z' });
    expect(rowsAfter(...filed, event).application).toEqual({
      ...rowsAfter(...filed).application,
      steps: ['5 2026-06-30T22:30:00.000Z created', '9 2026-12-01T08:00:00.000Z accepted returned'],
    });
  });

  it('begins no life by itself', () => {
    expect(rowsAfter(projected('ApplicationApprovalUndone')).application).toBeUndefined();
  });
});
