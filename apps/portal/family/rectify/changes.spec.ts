import { correctionOf, typedOf, type Typing } from './changes.js';

const known = (value: unknown) => ({ state: 'known', value });
const fields = {
  'parent.firstName': known('Noor'),
  'parent.email': known(null),
  'parent.birthDate': { state: 'erased' },
  'child.birthDate': known('2027-04-03'),
  address: known({ street: 'Voorbeeldstraat', number: '1' }),
  postcode: known('2018'),
};
const before: Typing = { typed: typedOf(fields), expected: true, priorityRules: ['singleParent'] };
const after = (typed: Typing['typed'], rest: Partial<Typing> = {}): Typing => ({
  ...before,
  ...rest,
  typed: { ...before.typed, ...typed },
});

describe('the correction of a plan', () => {
  it('starts from what is there, days as they are typed, without what is destroyed', () => {
    expect(before.typed).toEqual({
      'parent.firstName': 'Noor',
      'parent.email': '',
      'child.birthDate': '03/04/2027',
      ...{ 'address.street': 'Voorbeeldstraat', 'address.number': '1', 'address.box': '' },
      postcode: '2018',
    });
  });

  it('sends nothing of what was not changed', () => {
    expect(correctionOf(before, after({}))).toEqual({});
  });

  it('sends what was changed, 04/05/2027 as 4 May, and takes away what was emptied', () => {
    expect(
      correctionOf(
        before,
        after({
          'parent.firstName': '',
          'parent.email': 'noor@voorbeeld.be',
          'child.birthDate': '04/05/2027',
        }),
      ),
    ).toEqual({
      parent: { firstName: null, email: 'noor@voorbeeld.be' },
      child: { birthDate: '2027-05-04', expected: true },
    });
  });

  it('sends an address whole, and priority rules whole', () => {
    expect(
      correctionOf(
        before,
        after({ 'address.box': '3', postcode: '2060' }, { expected: false, priorityRules: [] }),
      ),
    ).toEqual({
      child: { birthDate: '2027-04-03', expected: false },
      address: { street: 'Voorbeeldstraat', number: '1', box: '3' },
      postcode: '2060',
      priorityRules: [],
    });
    expect(correctionOf(before, after({ 'address.street': '', 'address.number': '' }))).toEqual({
      address: null,
    });
  });
});
