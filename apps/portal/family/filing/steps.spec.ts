import { emptyDraft, filingBody, type Draft, type Need } from './draft.js';
import {
  controlId,
  faultsOf,
  faultsOfStep,
  firstStepWith,
  numberOfStep,
  stepAt,
  stepOfField,
  steps,
} from './steps.js';

const needs: Need[] = [
  { field: 'parent.firstName', necessity: 'must', from: 'created' },
  { field: 'parent.email', necessity: 'may', from: 'approved' },
  { field: 'address', necessity: 'must', from: 'created' },
  { field: 'postcode', necessity: 'must', from: null },
  { field: 'child.birthDate', necessity: 'must', from: 'created' },
  { field: 'priorityRules', necessity: 'must', from: 'created' },
  { field: 'startDate', necessity: 'must', from: 'created' },
  { field: 'careParts', necessity: 'must', from: 'created' },
];
const filled: Draft = {
  ...emptyDraft,
  controller: 'antwerpen',
  'parent.firstName': ' Noor ',
  'parent.nationalNumber': '94030500101',
  'address.street': 'Voorbeeldstraat',
  'address.number': '1',
  postcode: '2018',
  'child.birthDate': '03/04/2027',
  'child.expected': true,
  startDate: '1/9/2027',
  careParts: [{ weekday: 'mon', part: 'full' }],
  sharing: 'ownMunicipality',
};
const filling = { draft: filled, needs, locationCount: 1, isServicePoint: false };

describe('the steps of a filing', () => {
  it('lack nothing once all that must be given is there, also with no ground for priority', () => {
    expect(faultsOf(filling)).toEqual([]);
  });

  it('do not take for a day what is none', () => {
    const draft = { ...filled, startDate: '31/04/2027' };
    expect(faultsOfStep('opvang', { ...filling, draft })).toEqual([
      { field: 'startDate', message: 'Vul een bestaande dag in als dd/mm/jjjj.' },
    ]);
  });

  it('name what they lack, each step its own', () => {
    const empty = { ...filling, draft: emptyDraft, locationCount: 0, isServicePoint: true };
    expect(faultsOfStep('locaties', empty).map(({ field }) => field)).toEqual([
      ...['locationIds', 'controller', 'mandate'],
    ]);
    expect(faultsOfStep('opvang', empty).map(({ field }) => field)).toEqual([
      ...['child.birthDate', 'startDate', 'careParts'],
    ]);
    expect(faultsOfStep('ouder', empty).map(({ field }) => field)).toEqual([
      ...['parent.firstName', 'address', 'postcode'],
    ]);
    expect(faultsOfStep('delen', empty).map(({ field }) => field)).toEqual(['sharing']);
  });

  it('hold what the server found wrong: a fault leads to its step and to its control', () => {
    expect(stepOfField('careParts[1].weekday')).toBe('opvang');
    expect(controlId('careParts[1].weekday')).toBe('veld-careParts');
    expect(stepOfField('address')).toBe('ouder');
    expect(controlId('address')).toBe('veld-address-street');
    expect(stepOfField('locationIds[0]')).toBe('locaties');
    expect(stepOfField('Idempotency-Key')).toBe('nakijken');
    const fault = (field: string) => ({ field, message: '' });
    expect(firstStepWith([fault('sharing'), fault('parent.email')])).toBe('ouder');
    expect(firstStepWith([])).toBeUndefined();
  });

  it('are numbered from 1, and a number beyond them is the nearest', () => {
    expect(steps.map(({ key }) => numberOfStep(key))).toEqual([1, 2, 3, 4, 5]);
    expect([stepAt(0), stepAt(3), stepAt(9)]).toEqual(['locaties', 'ouder', 'nakijken']);
  });
});

describe('the request for a draft', () => {
  it('holds what is asked and was given, 03/04/2027 as 3 April, and nothing that is not asked', () => {
    expect(filingBody(filled, needs, ['a', 'b'])).toEqual({
      controller: 'antwerpen',
      parent: { firstName: 'Noor' },
      child: { birthDate: '2027-04-03', expected: true },
      address: { street: 'Voorbeeldstraat', number: '1' },
      postcode: '2018',
      priorityRules: [],
      startDate: '2027-09-01',
      careParts: [{ weekday: 'mon', part: 'full' }],
      sharing: 'ownMunicipality',
      locationIds: ['a', 'b'],
    });
  });

  it('leaves out an address of which nothing was given', () => {
    expect(
      filingBody({ ...filled, 'address.street': '', 'address.number': ' ' }, needs, []),
    ).not.toHaveProperty('address');
  });
});
