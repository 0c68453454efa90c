import { fieldOrder } from '../../shared/words/words.js';
import { asideOf, matrixOf, type Viewer } from './matrix.js';

const hidden = { state: 'withheld', precision: null, text: 'zichtbaar na goedkeuring' };
const fields = Object.fromEntries(fieldOrder.map((field) => [field, hidden]));

const organiser: Viewer = {
  viewer: 'organiser',
  name: 'Voorbeeld vzw',
  status: 'created',
  location: { name: 'De Waterlelie', municipality: 'Mechelen' },
  fields: {
    ...fields,
    'parent.firstName': { state: 'known', precision: 'exact', text: 'zichtbaar' },
    'child.birthDate': { state: 'generalised', precision: 'month', text: 'alleen maand en jaar' },
    address: { state: 'erased', precision: null, text: 'vernietigd op 01/01/2029 (2,5 jaar)' },
  },
};
const pool: Viewer = { viewer: 'pool', name: 'Alle opvanglocaties', status: null, location: null, fields };
const regie: Viewer = { ...pool, viewer: 'regie', name: 'Regie' };

describe('the matrix of who sees what', () => {
  const { columns, rows } = matrixOf([organiser, pool, regie]);

  it('has a column for each who looks, with the location and its status', () => {
    expect(columns).toEqual([
      {
        key: 'kijker-0',
        title: 'De Waterlelie',
        subtitle: 'Voorbeeld vzw – Mechelen – aanvraag: nieuw',
      },
      { key: 'kijker-1', title: 'Alle opvanglocaties', subtitle: 'locaties zonder aanvraag van u' },
    ]);
  });

  it('says once of the regie what holds for every field', () => {
    expect(asideOf([organiser, pool, regie])).toEqual([{ name: 'Regie', text: 'zichtbaar na goedkeuring' }]);
  });

  it('has a row for every field, and never a cell without its reason', () => {
    expect(rows.map(({ field }) => field)).toEqual(fieldOrder);
    for (const { cells } of rows) {
      expect(cells).toHaveLength(2);
      for (const { text } of cells) expect(text).not.toBe('');
    }
    const kinds = Object.fromEntries(rows.map(({ field, cells }) => [field, cells[0]!.kind]));
    expect(kinds).toMatchObject({
      'parent.firstName': 'seen',
      'child.birthDate': 'partly',
      address: 'gone',
      postcode: 'hidden',
    });
  });
});
