import { applicationId, filed, projected, rowsAfter } from '../testing/events.js';

const anonymised = projected('PersonalDataAnonymised', {
  position: 12,
  at: '2031-09-01T00:00:00.000Z',
  head: { place: 'none', keptApplicationIds: [], fence: 'all' },
  payload: {
    batch: '2031-09',
    retentionPolicyVersion: 'retention@1',
    applicationIds: [applicationId],
    residue: {},
  },
});

describe('PersonalDataAnonymised', () => {
  it('takes away what the rows say in clear of tier planning, and keeps what happened', () => {
    const before = rowsAfter(...filed);
    expect(rowsAfter(...filed, anonymised)).toEqual({
      plan: {
        ...before.plan,
        precise: null,
        starts: [],
        fences: ['12 2031-09-01T00:00:00.000Z all'],
      },
      application: { ...before.application, location_id: null },
    });
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(anonymised)).toEqual({ plan: undefined, application: undefined });
  });
});
