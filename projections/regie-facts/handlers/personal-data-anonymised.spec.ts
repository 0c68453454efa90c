import { applicationId, filed, projected, rowsAfter } from '../testing/events.js';

const payload = {
  batch: '2031-03',
  retentionPolicyVersion: 'retention@1',
  applicationIds: [applicationId],
  residue: {},
};
const anonymised = projected('PersonalDataAnonymised', { payload });

describe('PersonalDataAnonymised', () => {
  it('takes away what the rows say in clear of tier planning, and keeps them', () => {
    const before = rowsAfter(...filed);
    expect(rowsAfter(...filed, anonymised)).toEqual({
      plan: before.plan,
      application: { ...before.application, location_id: null },
    });
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(anonymised)).toEqual({ plan: undefined, application: undefined });
  });
});
