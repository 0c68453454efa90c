import { applicationId, filed, projected, rowsAfter } from '../testing/events.js';

const payload = {
  batch: '2031-03',
  retentionPolicyVersion: 'retention@1',
  applicationIds: [applicationId],
  residue: {},
};
const anonymised = projected('PersonalDataAnonymised', { payload, revision: 1 });

describe('PersonalDataAnonymised', () => {
  it('takes away what the rows say in clear of tier planning, and keeps them', () => {
    const before = rowsAfter(...filed);
    expect(rowsAfter(...filed, anonymised)).toEqual({
      plan: { ...before.plan, start_month: null, revision: 1 },
      application: { ...before.application, location_id: null },
    });
  });

  it('leaves no place that a term could confirm', () => {
    const found = projected('PlaceFound', { payload: { applicationId } });
    expect(rowsAfter(...filed, found, anonymised).plan).toEqual(rowsAfter(...filed, anonymised).plan);
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(anonymised)).toEqual({ plan: undefined, application: undefined });
  });
});
