import { CarePlanFiled, disclosedFields, type DisclosedField } from '@koz/events';
import { splitByTier, type Instant } from '@koz/privacy-types';
import { given } from '@koz/testing';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import { ruleMessage } from '../rules/messages.js';
import {
  antwerpen,
  applicationIds,
  asked,
  family,
  filing,
  locationIds,
  mechelen,
} from '../testing/filing.js';
import { carePlanDecider } from './care-plan.js';
import { checkFiling, type FileCarePlan, type FilingInput } from './filing.js';

const errorsOf = (command: FileCarePlan): string[] => {
  const checked = checkFiling(command);
  return checked.ok ? [] : checked.errors.map(({ field, rule }) => `${field}: ${rule}`);
};
const withInput = (change: Partial<FilingInput>) => filing({ input: { ...family, ...change } });
const withParent = (change: Partial<FilingInput['parent']>) =>
  withInput({ parent: { ...family.parent, ...change } });
const withAddress = (change: Partial<NonNullable<FilingInput['address']>>) =>
  withInput({ address: { ...family.address, ...change } });

describe('Filing a care plan', () => {
  it('records what was given, in one writing', () => {
    given(carePlanDecider, [])
      .when(filing())
      .then([
        {
          type: 'CarePlanFiled',
          data: {
            ...family,
            applicationIds: [applicationIds[0], applicationIds[1]],
            parent: { ...family.parent, nationalNumber: '85073003328', phone: '+32470123456' },
            priorityRules: ['singleParent'],
            careParts: [
              { weekday: 'mon', part: 'full' },
              { weekday: 'wed', part: 'morning' },
            ],
            sharing: 'acrossBorders',
            locations: [
              { applicationId: applicationIds[0], locationId: locationIds[0] },
              { applicationId: applicationIds[1], locationId: locationIds[1] },
            ],
          },
        },
      ]);
  });

  it('records the mandate when a service point files', () => {
    const checked = checkFiling(withInput({ mandate: 'signed' }));
    expect(checked).toMatchObject({ ok: true, value: { mandate: 'signed' } });
  });

  it('leaves out what was not given, and takes blank text for not given', () => {
    const checked = checkFiling(
      filing({
        input: {
          parent: { firstName: 'Eerste', lastName: ' ', email: '', phone: undefined },
          child: { birthDate: '2027-02-01', expected: true },
          address: { street: '', number: ' ' },
          postcode: '2018',
          startDate: '2027-09-01',
          careParts: [{ weekday: 'fri', part: 'full' }],
          sharing: 'ownMunicipality',
          endDate: '',
        },
      }),
    );
    expect(checked.ok && Object.keys(checked.value)).toEqual([
      'applicationIds',
      'parent',
      'child',
      'postcode',
      'priorityRules',
      'startDate',
      'careParts',
      'sharing',
      'locations',
    ]);
    expect(checked).toMatchObject({ value: { parent: { firstName: 'Eerste' }, priorityRules: [] } });
    expect(checked.ok && Object.keys(checked.value.parent)).toEqual(['firstName']);
  });

  it.each<[string, FileCarePlan, string]>([
    ['no first name', withParent({ firstName: '  ' }), 'parent.firstName: required'],
    ['a first name of a page', withParent({ firstName: 'x'.repeat(101) }), 'parent.firstName: tooLong'],
    [
      'a control character',
      withParent({ lastName: 'Voor\u0000beeld' }),
      'parent.lastName: controlCharacters',
    ],
    ['a birth date that is none', withParent({ birthDate: '30/07/1985' }), 'parent.birthDate: dateFormat'],
    [
      'a parent who is not born yet',
      withParent({ birthDate: '2026-11-24', nationalNumber: '' }),
      'parent.birthDate: birthDateInFuture',
    ],
    [
      'a national number with a wrong check',
      withParent({ nationalNumber: '85073003329' }),
      'parent.nationalNumber: nationalNumberCheck',
    ],
    [
      'a national number of somebody else',
      withParent({ birthDate: '1985-07-31' }),
      'parent.nationalNumber: nationalNumberBirthDate',
    ],
    ['an e-mail that is none', withParent({ email: 'ouder@' }), 'parent.email: email'],
    ['a phone that is none', withParent({ phone: '12' }), 'parent.phone: phone'],
    ['no birth date of the child', withInput({ child: { expected: false } }), 'child.birthDate: required'],
    [
      'a birth date that does not exist',
      withInput({ child: { birthDate: '2026-02-29' } }),
      'child.birthDate: dateDoesNotExist',
    ],
    [
      'a child that is said to be born and is not',
      withInput({ child: { birthDate: '2026-11-24', expected: false } }),
      'child.birthDate: birthDateInFuture',
    ],
    ['a child of 2.5', withInput({ child: { birthDate: '2024-05-23' } }), 'child.birthDate: childTooOld'],
    ['half an address', withAddress({ number: '' }), 'address.number: required'],
    ['a street of a page', withAddress({ street: 'x'.repeat(121) }), 'address.street: tooLong'],
    ['a long box', withAddress({ box: '1234567890123' }), 'address.box: tooLong'],
    ['no postcode', withInput({ postcode: undefined }), 'postcode: required'],
    ['a postcode abroad', withInput({ postcode: '4811 XJ' }), 'postcode: postcode'],
    ['an unknown ground', withInput({ priorityRules: ['rich'] }), 'priorityRules: unknownCode'],
    ['no start', withInput({ startDate: '' }), 'startDate: required'],
    ['an end before the start', withInput({ endDate: '2027-01-03' }), 'endDate: endBeforeStart'],
    ['no care part', withInput({ careParts: [] }), 'careParts: required'],
    [
      'an unknown care part',
      withInput({ careParts: [{ weekday: 'mon', part: 'night' }] }),
      'careParts: unknownCarePart',
    ],
    ['no sharing scope', withInput({ sharing: undefined }), 'sharing: required'],
    ['an unknown sharing scope', withInput({ sharing: 'everyone' }), 'sharing: unknownCode'],
    ['an unknown mandate', withInput({ mandate: 'heard' }), 'mandate: unknownCode'],
    ['no location', filing({ locations: [] }), 'locationIds: required'],
    [
      'an unknown location',
      filing({ locations: [asked(0), { ...asked(1), controller: undefined }] }),
      'locationIds[1]: unknownLocation',
    ],
    ['a location twice', filing({ locations: [asked(0), asked(0)] }), 'locationIds[1]: duplicate'],
    [
      'a location outside the municipality that the family shares with',
      { ...withInput({ sharing: 'ownMunicipality' }), locations: [asked(0), asked(1, mechelen)] },
      'locationIds[1]: outsideSharingScope',
    ],
  ])('is refused with %s', (_what, command, expected) => {
    expect(errorsOf(command)).toEqual([expected]);
    given(carePlanDecider, []).when(command).thenRefused('invalidFields');
  });

  it('takes null, which JSON may say, for not given', () => {
    const nothing = null as unknown as string;
    expect(errorsOf(withParent({ lastName: nothing, firstName: nothing }))).toEqual([
      'parent.firstName: required',
    ]);
    expect(errorsOf(withAddress({ street: nothing }))).toEqual(['address.street: required']);
    expect(errorsOf(withInput({ child: { birthDate: nothing } }))).toEqual(['child.birthDate: required']);
  });

  it('is refused with more locations than anybody visits', () => {
    const many = Array.from({ length: 51 }, () => asked(0));
    expect(errorsOf(filing({ locations: many }))).toContain('locationIds: tooMany');
  });

  it.each(['acrossBorders', 'allLocations'])(
    'may reach over the border when the family shares %s',
    (sharing) => {
      const command = { ...withInput({ sharing }), locations: [asked(0), asked(1, mechelen)] };
      expect(errorsOf(command)).toEqual([]);
    },
  );

  it('may stay within the municipality, wherever the home is', () => {
    expect(errorsOf(withInput({ sharing: 'ownMunicipality', postcode: '1000' }))).toEqual([]);
    expect(
      errorsOf({
        ...withInput({ sharing: 'ownMunicipality' }),
        controller: mechelen,
        locations: [asked(0, antwerpen)],
      }),
    ).toEqual(['locationIds[0]: outsideSharingScope']);
  });

  it('tells everything that is wrong at once', () => {
    const command = {
      ...withParent({ firstName: '', email: 'x' }),
      locations: [{ ...asked(0), controller: undefined }],
    };
    expect(errorsOf(command)).toEqual([
      'parent.firstName: required',
      'parent.email: email',
      'locationIds[0]: unknownLocation',
    ]);
  });
});

describe('The age of the child at filing', () => {
  const born = (birthDate: string, at: string) =>
    errorsOf({ ...withInput({ child: { birthDate, expected: false } }), at: at as Instant });

  it.each([
    ['on the last day of the month before', '2024-05-01', '2026-10-31T12:00:00.000Z', []],
    ['one minute before that month begins in Belgium', '2024-05-24', '2026-10-31T22:59:00.000Z', []],
    [
      'when it begins in Belgium, while it is still the month before in UTC',
      '2024-05-24',
      '2026-10-31T23:00:00.000Z',
      ['child.birthDate: childTooOld'],
    ],
    [
      'born on the first of the month',
      '2024-05-01',
      '2026-11-23T12:00:00.000Z',
      ['child.birthDate: childTooOld'],
    ],
    [
      'born on its last day alike',
      '2024-05-31',
      '2026-11-23T12:00:00.000Z',
      ['child.birthDate: childTooOld'],
    ],
  ])('is reckoned %s', (_when, birthDate, at, expected) => {
    expect(born(birthDate, at)).toEqual(expected);
  });
});

describe('What the method asks', () => {
  const all: readonly DisclosedField[] = disclosedFields;
  const least: FilingInput = {
    parent: { firstName: 'Eerste' },
    child: { birthDate: '2026-08-03' },
    postcode: '2018',
    startDate: '2027-01-04',
    careParts: family.careParts,
    sharing: 'acrossBorders',
  };

  const optional: DisclosedField[] = [
    'parent.birthDate',
    'parent.lastName',
    'parent.nationalNumber',
    'parent.email',
    'parent.phone',
    'address',
    'priorityRules',
    'endDate',
  ];

  it('must be given', () => {
    expect(errorsOf(filing({ input: least, asked: { required: all, accepted: all } }))).toEqual(
      optional.map((field) => `${field}: required`),
    );
  });

  it('may be an empty list of grounds for priority', () => {
    const input = { ...family, priorityRules: [] };
    expect(errorsOf(filing({ input, asked: { required: all, accepted: all } }))).toEqual([]);
  });

  it.each(optional)('is all that may be given: %s is refused when it is not asked', (field) => {
    const accepted = all.filter((each) => each !== field);
    expect(errorsOf(filing({ asked: { required: [], accepted } }))).toEqual([`${field}: notAsked`]);
    expect(errorsOf(filing({ input: least, asked: { required: [], accepted } }))).toEqual([]);
  });
});

describe('Whatever is filed', () => {
  const text = fc.option(fc.string({ unit: 'binary', maxLength: 130 }), { nil: undefined });
  const or = (right: string) =>
    fc.oneof({ weight: 4, arbitrary: fc.constant(right) }, { weight: 1, arbitrary: text });
  const input: fc.Arbitrary<FilingInput> = fc.record({
    mandate: or('oral'),
    parent: fc.record({
      firstName: or('Eerste'),
      lastName: or('Voorbeeld'),
      birthDate: or('1985-07-30'),
      nationalNumber: or('85.07.30-033.28'),
      email: or('ouder@example.org'),
      phone: or('0470 12 34 56'),
    }),
    child: fc.record({ birthDate: or('2026-08-03'), expected: fc.boolean() }),
    address: fc.option(fc.record({ street: or('Voorbeeldstraat'), number: or('12'), box: text }), {
      nil: undefined,
    }),
    postcode: or('2018'),
    priorityRules: fc.array(fc.constantFrom('singleParent', 'lowIncome', 'rich'), { maxLength: 2 }),
    startDate: or('2027-01-04'),
    endDate: or('2028-08-31'),
    careParts: fc.array(
      fc.record({
        weekday: fc.constantFrom('mon', 'wed', 'fri'),
        part: fc.constantFrom('full', 'morning', 'afternoon'),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    sharing: or('allLocations'),
  });

  it('is either a payload that the catalogue accepts, or errors with messages that repeat nothing of it', () => {
    const outcomes = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(input, (each) => {
        const checked = checkFiling(filing({ input: each }));
        if (checked.ok) {
          outcomes.accepted++;
          const payload = plainToInstance(CarePlanFiled.payload, checked.value);
          expect(validateSync(payload, { whitelist: true, forbidNonWhitelisted: true })).toEqual([]);
          splitByTier(CarePlanFiled.fields, checked.value);
        } else {
          outcomes.refused++;
          for (const { field, rule } of checked.errors) {
            expect(field).toMatch(/^[a-zA-Z.]+(\[\d+\])?$/);
            expect(ruleMessage(rule)).toMatch(/^[A-Z].*\.$/);
          }
        }
      }),
      { numRuns: 400 },
    );
    // Both ways were tried: a property that only ever refuses proves nothing.
    expect(Math.min(outcomes.accepted, outcomes.refused)).toBeGreaterThan(0);
  });
});
