import { CarePlanFiled, disclosedFields, type NewCarePlanEvent } from '@koz/events';
import { splitByTier, type Instant } from '@koz/privacy-types';
import { given } from '@koz/testing';
import { filing } from '../testing/filing.js';
import { carePlanDecider } from './care-plan.js';
import { checkFiling } from './filing.js';
import type { RectifyPersonalData } from './rectifying.js';

const checked = checkFiling(filing());
if (!checked.ok) throw new Error('the filing of these tests must be right');
const filed: NewCarePlanEvent = { type: 'CarePlanFiled', data: checked.value };
const { tiers: current } = splitByTier(CarePlanFiled.fields, checked.value);
const { parent, child, address, priorityRules, postcode } = checked.value;
const { firstName, lastName: _lastName, ...preciseParent } = parent;

const rectify = (
  input: RectifyPersonalData['input'],
  change: Partial<RectifyPersonalData> = {},
): RectifyPersonalData => ({
  type: 'rectify',
  input,
  current,
  asked: { required: [], accepted: disclosedFields },
  at: '2026-11-23T18:00:00.000Z' as Instant,
  ...change,
});

describe('Rectifying personal data', () => {
  it('carries the precise tier whole when the expected birth date becomes the actual one', () => {
    given(carePlanDecider, [filed])
      .when(rectify({ child: { birthDate: '2026-08-05', expected: false } }))
      .then([
        {
          type: 'PersonalDataRectified',
          data: { parent: preciseParent, child: { ...child, birthDate: '2026-08-05' }, address: address! },
        },
      ]);
  });

  it('carries the identity tier whole, and no other, when a name changes', () => {
    given(carePlanDecider, [filed])
      .when(rectify({ parent: { lastName: 'Anders' } }))
      .then([
        { type: 'PersonalDataRectified', data: { parent: { firstName, lastName: 'Anders' }, priorityRules } },
      ]);
  });

  it('carries the planning tier whole when the postcode changes', () => {
    given(carePlanDecider, [filed])
      .when(rectify({ postcode: '2800' }))
      .then([
        {
          type: 'PersonalDataRectified',
          data: { ...current.planning, postcode: '2800' },
        },
      ]);
  });

  it('takes away what is null, and nothing that a rule needs', () => {
    const { phone: _gone, ...rest } = preciseParent;
    given(carePlanDecider, [filed])
      .when(rectify({ parent: { phone: null }, address: null }))
      .then([{ type: 'PersonalDataRectified', data: { parent: rest, child } }]);
    given(carePlanDecider, [filed])
      .when(rectify({ parent: { firstName: null } }))
      .thenRefused('invalidFields', { errors: [{ field: 'parent.firstName', rule: 'required' }] });
  });

  it('decides nothing where nothing changes', () => {
    given(carePlanDecider, [filed])
      .when(rectify({ parent: { firstName, phone: '+32470123456' }, postcode }))
      .then([]);
  });

  it('judges what is given by every rule, and by the method in force', () => {
    given(carePlanDecider, [filed])
      .when(
        rectify(
          {
            parent: { email: 'geen', birthDate: '1985-07-31', phone: '0470 12 34 56' },
            child: { birthDate: '2024-01-01', expected: false },
          },
          { asked: { required: [], accepted: disclosedFields.filter((field) => field !== 'parent.phone') } },
        ),
      )
      .thenRefused('invalidFields', {
        errors: [
          { field: 'parent.nationalNumber', rule: 'nationalNumberBirthDate' },
          { field: 'parent.email', rule: 'email' },
          { field: 'parent.phone', rule: 'notAsked' },
          { field: 'child.birthDate', rule: 'childTooOld' },
        ],
      });
  });

  it('judges nothing that is not touched by a method or a date of today', () => {
    given(carePlanDecider, [filed])
      .when(
        rectify(
          { parent: { lastName: 'Anders' } },
          {
            at: '2029-11-23T18:00:00.000Z' as Instant,
            asked: { required: [], accepted: ['parent.lastName'] },
          },
        ),
      )
      .then([
        { type: 'PersonalDataRectified', data: { parent: { firstName, lastName: 'Anders' }, priorityRules } },
      ]);
  });

  it('refuses a precise value once that key is destroyed, and still takes the others', () => {
    const { precise: _destroyed, ...left } = current;
    given(carePlanDecider, [filed])
      .when(rectify({ parent: { email: 'ander@example.org' } }, { current: left }))
      .thenRefused('invalidFields', { errors: [{ field: 'parent.email', rule: 'destroyed' }] });
    given(carePlanDecider, [filed])
      .when(rectify({ parent: { lastName: 'Anders' } }, { current: left }))
      .then([
        { type: 'PersonalDataRectified', data: { parent: { firstName, lastName: 'Anders' }, priorityRules } },
      ]);
  });
});
