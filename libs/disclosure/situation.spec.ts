import { uuid, type ApplicationId } from '@koz/privacy-types';
import { placeViewOf, timePhase, type TimeFacts } from './situation.js';

const application = uuid<ApplicationId>('0190f3b4-7c1a-7000-8000-000000000001');
const other = uuid<ApplicationId>('0190f3b4-7c1a-7000-8000-000000000002');

describe('the phase of an application', () => {
  const facts: TimeFacts = {
    fence: 'none',
    startDate: '2026-08-31',
    monthsAfterStart: 6,
    childBirthDate: '2026-03-30',
    today: '2026-11-23',
  };
  const on = (today: string, other: Partial<TimeFacts> = {}) => timePhase({ ...facts, today, ...other });

  it("is handling until the controller's months after the start have passed", () => {
    expect(on('2027-02-27')).toBe('handling');
    // 31 August + 6 months: February has no 31st, so its last day counts.
    expect(on('2027-02-28')).toBe('afterStart');
  });

  it('begins at the start itself when the controller sets no months', () => {
    expect(on('2026-08-30', { monthsAfterStart: 0 })).toBe('handling');
    expect(on('2026-08-31', { monthsAfterStart: 0 })).toBe('afterStart');
  });

  it('turns on the first day of the month in which the child becomes 2.5, and 5', () => {
    expect(on('2028-08-31')).toBe('afterStart');
    expect(on('2028-09-01')).toBe('from2y6m');
    expect(on('2031-02-28')).toBe('from2y6m');
    expect(on('2031-03-01')).toBe('from5y');
  });

  it('is the same for children born on the first and the last day of a month', () => {
    for (const today of ['2028-08-31', '2028-09-01', '2031-02-28', '2031-03-01'])
      expect(on(today, { childBirthDate: '2026-03-01' })).toBe(on(today, { childBirthDate: '2026-03-31' }));
  });

  it('follows the fence where that is ahead of the calendar, or the birth date cannot be opened', () => {
    expect(on('2026-11-23', { fence: 'precise', childBirthDate: undefined })).toBe('from2y6m');
    expect(on('2026-11-23', { fence: 'all' })).toBe('from5y');
  });

  it('counts an unknown start as past, for later never shows more', () => {
    expect(on('2026-01-01', { startDate: undefined })).toBe('afterStart');
  });

  it('is unknown while the fence is', () => {
    expect(on('2026-11-23', { fence: undefined })).toBeUndefined();
  });
});

describe('the place, seen from one application', () => {
  it('is none while nobody found one', () => {
    expect(placeViewOf(application, { place: 'none' })).toBe('none');
  });

  it('is here or elsewhere by the application that the head names', () => {
    expect(placeViewOf(application, { place: 'found', placeApplicationId: application })).toBe('foundHere');
    expect(placeViewOf(application, { place: 'confirmed', placeApplicationId: application })).toBe(
      'confirmedHere',
    );
    expect(placeViewOf(application, { place: 'found', placeApplicationId: other })).toBe('elsewhere');
    expect(placeViewOf(application, { place: 'confirmed', placeApplicationId: other })).toBe('elsewhere');
  });

  it('is confirmed here for each application that keeps a part-week place, whatever the search comes to', () => {
    const third = uuid<ApplicationId>('0190f3b4-7c1a-7000-8000-000000000003');
    const kept = { keptApplicationIds: [application, third] };
    for (const head of [
      { place: 'none', ...kept },
      { place: 'found', placeApplicationId: other, ...kept },
      { place: 'confirmed', placeApplicationId: other, ...kept },
    ] as const) {
      expect(placeViewOf(application, head)).toBe('confirmedHere');
      expect(placeViewOf(third, head)).toBe('confirmedHere');
    }
  });

  it('is none for the others while the family looks on, and elsewhere once a second is found', () => {
    const kept = { keptApplicationIds: [other] };
    expect(placeViewOf(application, { place: 'none', ...kept })).toBe('none');
    const third = uuid<ApplicationId>('0190f3b4-7c1a-7000-8000-000000000003');
    const found = { place: 'found', placeApplicationId: third, ...kept } as const;
    expect(placeViewOf(third, found)).toBe('foundHere');
    expect(placeViewOf(application, found)).toBe('elsewhere');
  });

  it('is unknown without a head, a state, or the application that has it', () => {
    expect(placeViewOf(application, undefined)).toBeUndefined();
    expect(placeViewOf(application, {})).toBeUndefined();
    expect(placeViewOf(application, { place: 'found' })).toBeUndefined();
    expect(placeViewOf(application, { keptApplicationIds: [application] })).toBeUndefined();
  });
});
