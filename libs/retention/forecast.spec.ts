import type { RetentionPolicy } from '@koz/events';
import type { OwnDate } from '@koz/privacy-types';
import { forecastOf, type Prospect } from './forecast.js';
import { defaultRetentionPolicy as policy } from './policy-document.js';

const anchors = { birthMonth: '2026-08', startMonth: '2026-11', filedMonth: '2026-03' };
const prospect = (change: Partial<Prospect> = {}): Prospect => ({ anchors, fence: 'none', ...change });
const stays = (forecast: ReturnType<typeof forecastOf>, step: number) =>
  Object.fromEntries((forecast.steps[step]?.fields ?? []).map(({ field, stays: left }) => [field, left]));

describe('The forecast of a plan', () => {
  it('says what goes at 2.5 years, when, and how much sooner than to the day', () => {
    const forecast = forecastOf(policy, prospect());
    expect(forecast.steps[0]).toMatchObject({
      threshold: 'P2Y6M',
      cause: 'P2Y6M',
      day: '2029-02-01',
      earliestDay: '2029-02-01',
      mostDaysEarly: 27,
    });
    expect(stays(forecast, 0)).toEqual({
      'parent.birthDate': 'year',
      'child.birthDate': 'month',
      address: 'postcode',
      'parent.email': 'nothing',
      'parent.phone': 'nothing',
      'parent.nationalNumber': 'nothing',
      messages: 'nothing',
    });
  });

  it('says what goes at 5 years, perhaps a month before, and how many must share what stays', () => {
    const forecast = forecastOf(policy, prospect());
    expect(forecast.steps[1]).toMatchObject({
      threshold: 'P5Y',
      day: '2031-08-01',
      earliestDay: '2031-07-01',
      mostDaysEarly: 30,
      sharedBy: 5,
    });
    expect(stays(forecast, 1)).toEqual({
      'parent.firstName': 'nothing',
      'parent.lastName': 'nothing',
      priorityRules: 'nothing',
      careParts: 'nothing',
      locations: 'nothing',
      startDate: 'month',
      endDate: 'month',
      postcode: 'postcode',
    });
    expect(forecastOf({ ...policy, k: 1 }, prospect()).steps[1]).toMatchObject({
      day: '2031-08-01',
      earliestDay: '2031-08-01',
    });
  });

  it('has what is still to come only', () => {
    expect(
      forecastOf(policy, prospect({ fence: 'precise' })).steps.map(({ threshold }) => threshold),
    ).toEqual(['P5Y']);
    expect(forecastOf(policy, prospect({ fence: 'all', heldUntil: '2030-01-01' as OwnDate }))).toEqual({
      steps: [],
    });
  });

  it('waits for a legal hold, and then leaves nothing, for the batch is over', () => {
    const heldUntil = '2031-09-15' as OwnDate;
    const forecast = forecastOf(policy, prospect({ fence: 'precise', heldUntil }));
    expect(forecast).toMatchObject({
      heldUntil,
      steps: [{ day: heldUntil, earliestDay: heldUntil, mostDaysEarly: 0 }],
    });
    expect(forecast.steps[0]).not.toHaveProperty('sharedBy');
    expect(stays(forecast, 0)).toMatchObject({ postcode: 'nothing', 'parent.birthDate': 'nothing' });
  });

  it('is not moved by a hold that ends before', () => {
    const heldUntil = '2029-01-15' as OwnDate;
    expect(forecastOf(policy, prospect({ heldUntil }))).toEqual({
      ...forecastOf(policy, prospect()),
      heldUntil,
    });
  });

  it('has one step for a plan that ended where the policy keeps it shorter: all of it, and nothing stays', () => {
    const shorter: RetentionPolicy = { ...policy, ended: { withdrawn: { months: 6 } } };
    const ended = { ...anchors, ended: { month: '2027-01', how: 'withdrawn' } } as const;
    const forecast = forecastOf(shorter, prospect({ anchors: ended }));
    expect(forecast.steps).toHaveLength(1);
    expect(forecast.steps[0]).toMatchObject({ threshold: 'P5Y', cause: 'withdrawal', day: '2027-07-01' });
    expect(new Set(Object.values(stays(forecast, 0)))).toEqual(new Set(['nothing']));
    expect(Object.keys(stays(forecast, 0))).toHaveLength(15);
  });
});
