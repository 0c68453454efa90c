import { filedFor, filedPayload, projected, rowAfter } from '../testing/events.js';

const precise = Buffer.from('newer precise envelope');
const { child } = filedPayload;

describe('PersonalDataRectified', () => {
  it('puts the newer envelope in the place of the older one, and leaves the rest', () => {
    const rectified = projected('PersonalDataRectified', {
      payload: { child },
      sealed: { precise },
      revision: 1,
    });
    expect(rowAfter(filedFor('allLocations'), rectified)).toEqual({
      ...rowAfter(filedFor('allLocations')),
      precise,
      revision: 1,
    });
    expect(rowAfter(rectified)).toBeUndefined();
  });
});
