import { antwerp, applicationId, filed, projected, rowsAfter, wholeRowsAfter } from '../testing/events.js';

const payload = {
  batch: '2031-03',
  retentionPolicyVersion: 'retention@1',
  applicationIds: [applicationId],
  residue: {},
};
const anonymised = projected('PersonalDataAnonymised', { payload });

describe('PersonalDataAnonymised', () => {
  it("takes away the plan's row and those of its applications", () => {
    expect(rowsAfter(...filed, anonymised)).toEqual({ application: undefined, plan: undefined });
  });

  it('has all applications of its controller read again, without a word of the plan that went', () => {
    const { renewal } = wholeRowsAfter(...filed, { ...anonymised, position: 12 });
    expect(renewal).toEqual({ controller: antwerp, position: 12 });
  });

  it('is nothing to rows of a plan that was erased before they were built', () => {
    expect(rowsAfter(anonymised)).toEqual({ application: undefined, plan: undefined });
  });

  it('leaves nothing for what an organiser does to one of its applications after that', () => {
    const accepted = projected('ApplicationAccepted');
    expect(rowsAfter(...filed, anonymised, accepted).application).toBeUndefined();
  });
});
