import { CarePlanFiled, disclosedFields, type NewCarePlanEvent } from '@koz/events';
import { splitByTier, type Instant } from '@koz/privacy-types';
import { given } from '@koz/testing';
import { filing } from '../testing/filing.js';
import { at, generalised, identity } from '../testing/forgetting.js';
import { carePlanDecider } from './care-plan.js';
import { checkFiling } from './filing.js';
import type { RectifyGeneralised } from './rectifying-generalised.js';
import type { RectifyPersonalData } from './rectifying.js';

const checked = checkFiling(filing());
if (!checked.ok) throw new Error('the filing of these tests must be right');
const filed: NewCarePlanEvent = { type: 'CarePlanFiled', data: checked.value };
const { tiers: asFiled } = splitByTier(CarePlanFiled.fields, checked.value);
const history = [filed, generalised];
/** As read between the generalisation and the destruction of the precise key: all of it is still there. */
const current = { ...asFiled, identity: { ...identity } };

const rectify = (
  input: RectifyPersonalData['input'],
  change: Partial<RectifyPersonalData> = {},
): RectifyPersonalData => ({
  type: 'rectify',
  input,
  current,
  asked: { required: [], accepted: disclosedFields },
  at,
  ...change,
});
const correct = (input: RectifyGeneralised['input']): RectifyGeneralised => ({
  type: 'rectifyGeneralised',
  input,
  identity,
  at,
});

describe('Rectifying after 2.5 years', () => {
  it.each([
    ['parent.email', { parent: { email: 'ander@example.org' } }],
    ['parent.birthDate', { parent: { birthDate: '1985-07-31' } }],
    ['child.birthDate', { child: { birthDate: '2026-08-05', expected: false } }],
    ['address', { address: { street: 'Voorbeeldstraat', number: '13' } }],
  ])('refuses %s although its key is still there', (field, input) => {
    given(carePlanDecider, history)
      .when(rectify(input))
      .thenRefused('invalidFields', { errors: expect.arrayContaining([{ field, rule: 'destroyed' }]) });
  });

  it('carries the identity tier whole, its generalised values included, when a name changes', () => {
    given(carePlanDecider, history)
      .when(rectify({ parent: { lastName: 'Anders' } }))
      .then([
        {
          type: 'GeneralisedDataRectified',
          data: { ...identity, parent: { firstName: 'Eerste', lastName: 'Anders' } },
        },
      ]);
  });

  it('carries the planning tier in an event of its own, also when both change', () => {
    const moved: NewCarePlanEvent = {
      type: 'PersonalDataRectified',
      data: { ...asFiled.planning, postcode: '2800' },
    };
    given(carePlanDecider, history)
      .when(rectify({ postcode: '2800' }))
      .then([moved]);
    given(carePlanDecider, history)
      .when(rectify({ postcode: '2800', priorityRules: [] }))
      .then([{ type: 'GeneralisedDataRectified', data: { ...identity, priorityRules: [] } }, moved]);
  });

  it('decides nothing where nothing changes', () => {
    given(carePlanDecider, history)
      .when(rectify({ parent: { firstName: 'Eerste' }, postcode: '2018' }))
      .then([]);
  });
});

describe('Correcting a generalised value', () => {
  it('carries the identity tier whole', () => {
    given(carePlanDecider, history)
      .when(correct({ childBirth: '2026-09' }))
      .then([
        {
          type: 'GeneralisedDataRectified',
          data: { ...identity, generalised: { parentBirth: '1985', childBirth: '2026-09' } },
        },
      ]);
    given(carePlanDecider, history)
      .when(correct({ parentBirth: '1986' }))
      .then([
        {
          type: 'GeneralisedDataRectified',
          data: { ...identity, generalised: { parentBirth: '1986', childBirth: '2026-08' } },
        },
      ]);
  });

  it('decides nothing where nothing changes', () => {
    given(carePlanDecider, history)
      .when(correct({ childBirth: '2026-08' }))
      .then([]);
  });

  it.each([
    ['a day', { childBirth: '2026-08-03' }, { field: 'childBirth', rule: 'monthFormat' }],
    ['a month that is none', { childBirth: '2026-13' }, { field: 'childBirth', rule: 'dateDoesNotExist' }],
    ['a month to come', { childBirth: '2029-03' }, { field: 'childBirth', rule: 'birthDateInFuture' }],
    [
      "a month of the parent's birth",
      { parentBirth: '1985-07' },
      { field: 'parentBirth', rule: 'yearFormat' },
    ],
    ['a year to come', { parentBirth: '2030' }, { field: 'parentBirth', rule: 'birthDateInFuture' }],
    ['a year long gone', { parentBirth: '1885' }, { field: 'parentBirth', rule: 'dateOutOfRange' }],
  ])('refuses %s', (_what, input, error) => {
    given(carePlanDecider, history)
      .when(correct(input))
      .thenRefused('invalidFields', { errors: [error] });
  });

  it('brings nothing back that the policy did not keep', () => {
    const kept = { ...identity, generalised: { childBirth: '2026' } };
    given(carePlanDecider, history)
      .when({ ...correct({ parentBirth: '1985' }), identity: kept })
      .thenRefused('invalidFields', { errors: [{ field: 'parentBirth', rule: 'destroyed' }] });
    given(carePlanDecider, history)
      .when({ ...correct({ childBirth: '2026-08' }), identity: kept })
      .thenRefused('invalidFields', { errors: [{ field: 'childBirth', rule: 'yearFormat' }] });
  });

  it('has nothing to correct before 2.5 years', () => {
    given(carePlanDecider, [filed])
      .when({ ...correct({ childBirth: '2026-09' }), at: '2028-01-01T00:00:00.000Z' as Instant })
      .thenRefused('notGeneralised');
  });
});
