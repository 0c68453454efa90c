import type { RetentionPolicy } from '@koz/events';
import { defaultRetentionPolicy as policy } from './policy-document.js';
import { whatIf, type ScheduledPlan } from './what-if.js';

const shorter: RetentionPolicy = {
  ...policy,
  thresholds: { ...policy.thresholds, P5Y: { anchor: 'childBirth', months: 48 } },
};
const plan = (birthMonth: string, fence: ScheduledPlan['fence'] = 'none'): ScheduledPlan => ({
  anchors: { birthMonth, filedMonth: '2026-01' },
  fence,
});
const none = { before: 0, after: 0 };

describe('A change of retention policy', () => {
  it('is told by month, before and after', () => {
    expect(whatIf(policy, shorter, [plan('2026-08'), plan('2026-08'), plan('2026-09')], '2028-01')).toEqual({
      months: [
        { month: '2029-02', generalised: { before: 2, after: 2 }, anonymised: none },
        { month: '2029-03', generalised: { before: 1, after: 1 }, anonymised: none },
        { month: '2030-08', generalised: none, anonymised: { before: 0, after: 2 } },
        { month: '2030-09', generalised: none, anonymised: { before: 0, after: 1 } },
        { month: '2031-08', generalised: none, anonymised: { before: 2, after: 0 } },
        { month: '2031-09', generalised: none, anonymised: { before: 1, after: 0 } },
      ],
      atOnce: 0,
    });
  });

  it('tells how many plans would go at once', () => {
    expect(
      whatIf(policy, shorter, [plan('2026-08', 'precise'), plan('2027-08', 'precise')], '2031-01'),
    ).toEqual({
      months: [
        { month: '2031-01', generalised: none, anonymised: { before: 0, after: 1 } },
        { month: '2031-08', generalised: none, anonymised: { before: 1, after: 1 } },
        { month: '2032-08', generalised: none, anonymised: { before: 1, after: 0 } },
      ],
      atOnce: 1,
    });
  });

  it('brings nothing back: what is gone counts nowhere', () => {
    expect(whatIf(shorter, policy, [plan('2026-08', 'all')], '2031-01')).toEqual({ months: [], atOnce: 0 });
  });

  it('changes nothing when the policy stays as it is', () => {
    const { months, atOnce } = whatIf(policy, policy, [plan('2026-08'), plan('2024-01')], '2028-01');
    expect(atOnce).toBe(0);
    for (const { generalised, anonymised } of months)
      expect([generalised.before, anonymised.before]).toEqual([generalised.after, anonymised.after]);
  });
});
