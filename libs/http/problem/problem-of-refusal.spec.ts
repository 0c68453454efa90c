import { problemOfRefusal } from './problem-of-refusal.js';

describe('a refusal of the domain', () => {
  it('names the present status and what may follow it', () => {
    const problem = problemOfRefusal({
      code: 'transitionNotAllowed',
      status: 'approved',
      allowed: ['undoApproval'],
    });
    expect(problem.toJSON()).toEqual({
      type: 'urn:kinderopvangzoeker:problem:transition-not-allowed',
      title: 'Stap niet toegestaan',
      status: 409,
      detail:
        'Deze stap kan niet: de aanvraag staat op "goedgekeurd". Wel mogelijk: goedkeuring ongedaan maken.',
      currentStatus: 'approved',
      allowed: ['undo-approval'],
    });
  });

  it('says when nothing may follow', () => {
    const problem = problemOfRefusal({ code: 'transitionNotAllowed', status: 'rejected', allowed: [] });
    expect(problem.toJSON()['detail']).toContain('Er kan geen stap meer volgen.');
  });

  it('writes places in lists the way the request validation does', () => {
    const problem = problemOfRefusal({
      code: 'invalidFields',
      errors: [
        { field: 'locationIds.2', rule: 'unknownLocation' },
        { field: 'parent.nationalNumber', rule: 'nationalNumberCheck' },
      ],
    });
    expect(problem.toJSON()['errors']).toEqual([
      { field: 'locationIds[2]', rule: 'unknownLocation', message: 'Deze opvanglocatie bestaat niet.' },
      {
        field: 'parent.nationalNumber',
        rule: 'nationalNumberCheck',
        message: 'Het controlegetal van dit rijksregisternummer klopt niet.',
      },
    ]);
  });

  it.each([
    ['placeAlreadyFound', 409],
    ['alreadyFiled', 409],
    ['alreadyCreated', 409],
    ['notFiled', 404],
    ['notCreated', 404],
    ['unknownApplication', 404],
  ] as const)('answers %s with %i', (code, status) => {
    expect(problemOfRefusal({ code }).status).toBe(status);
  });
});
