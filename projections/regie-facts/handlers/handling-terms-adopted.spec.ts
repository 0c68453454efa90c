import { filed, projected, rowsAfter } from '../testing/events.js';

const adopted = projected('HandlingTermsAdopted', { payload: { takeUpDays: 28 } });

describe('HandlingTermsAdopted', () => {
  it('moves the day by which an application made since should be taken up', () => {
    expect(rowsAfter(adopted, ...filed).application).toMatchObject({ answer_by: '2026-07-29' });
  });

  it('leaves that of an application made before', () => {
    expect(rowsAfter(...filed, adopted).application).toMatchObject({ answer_by: '2026-07-22' });
  });
});
