import { filed, projected, rowsAfter } from '../testing/events.js';

const precise = Buffer.from('newer precise envelope');
const identity = Buffer.from('newer identity envelope');

describe('PersonalDataRectified', () => {
  it("puts the newer envelopes on the plan's row and leaves those of other tiers", () => {
    const rectified = projected('PersonalDataRectified', { sealed: { precise, identity }, revision: 1 });
    expect(rowsAfter(...filed, rectified).plan).toEqual({
      ...rowsAfter(...filed).plan,
      ...{ precise, identity, revision: 1 },
    });
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(projected('PersonalDataRectified', { sealed: { precise } })).plan).toBeUndefined();
  });
});
