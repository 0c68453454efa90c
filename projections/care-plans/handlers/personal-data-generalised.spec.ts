import { instant } from '@koz/privacy-types';
import { filed, projected, rowsAfter } from '../testing/events.js';

const at = instant('2029-01-01T03:00:00Z');
const identity = Buffer.from('newer identity envelope');
const generalised = projected('PersonalDataGeneralised', { at, sealed: { identity }, revision: 1 });

describe('PersonalDataGeneralised', () => {
  it('puts the newer identity envelope with what stays, and says since when', () => {
    expect(rowsAfter(...filed, generalised).plan).toEqual({
      ...rowsAfter(...filed).plan,
      ...{ identity, generalised_at: at, revision: 1 },
    });
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(generalised).plan).toBeUndefined();
  });
});
