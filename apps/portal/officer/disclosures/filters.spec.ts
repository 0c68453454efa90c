import { noFilters, queryOf } from './filters.js';

describe('the search in disclosures', () => {
  it('asks for nothing but why, when nothing is filled in', () => {
    expect(queryOf(noFilters)).toEqual({ query: { reason: 'routine' }, errors: {} });
  });

  it('sends what is filled in, days as the server reads them', () => {
    const filters = {
      ...noFilters,
      carePlanId: ' abc ',
      role: 'organiser',
      from: '03/04/2027',
      to: '1/5/2027',
    };
    expect(queryOf(filters).query).toEqual({
      ...{ carePlanId: 'abc', role: 'organiser', from: '2027-04-03', to: '2027-05-01', reason: 'routine' },
    });
  });

  it('is not asked with a day that does not exist', () => {
    expect(queryOf({ ...noFilters, to: '31/02/2027' })).toEqual({
      errors: { to: 'Vul een bestaande dag in als dd/mm/jjjj.' },
    });
  });
});
