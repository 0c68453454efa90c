import { instant } from '@koz/privacy-types';
import { filed, projected, rowsAfter } from '../testing/events.js';

const at = instant('2029-01-01T03:00:00Z');
const identity = Buffer.from('newer identity envelope');
const generalised = projected('PersonalDataGeneralised', { at, sealed: { identity } });

describe('PersonalDataGeneralised', () => {
  it('takes the precise envelope away, and puts the newer identity envelope with what stays of it', () => {
    expect(rowsAfter(...filed, generalised).plan).toEqual({
      ...rowsAfter(...filed).plan,
      precise: null,
      identity,
      generalised_at: at,
    });
  });

  it('makes no row of a plan that was erased', () => {
    expect(rowsAfter(generalised).plan).toBeUndefined();
  });
});
