import { instant, type PublicText } from '@koz/privacy-types';
import type { DisclosurePolicy } from '@koz/events';
import { method1 } from './methods.js';
import { policiesSince, policyInForce, type RecordedControllerEvent } from './policy-in-force.js';

const version = (number: number): DisclosurePolicy => ({ ...method1, version: number });
const adopted = (policy: DisclosurePolicy, at: string): RecordedControllerEvent => ({
  type: 'DisclosureMethodAdopted',
  data: { policy, ground: 'lokAdvice' },
  metadata: { at: instant(at) },
});
const registered: RecordedControllerEvent = {
  type: 'ControllerRegistered',
  data: { name: 'Antwerpen' as PublicText, region: 'eu-be' },
  metadata: { at: instant('2026-01-01T00:00:00Z') },
};
const history = [
  registered,
  adopted(version(1), '2026-02-01T00:00:00Z'),
  adopted(version(2), '2026-06-01T00:00:00Z'),
  adopted(version(3), '2026-09-01T00:00:00Z'),
];
const on = (day: string) => instant(`${day}T12:00:00Z`);
const versions = (policies: readonly DisclosurePolicy[]) => policies.map((policy) => policy.version);

describe('the method in force', () => {
  it('is the last one adopted by then', () => {
    expect(policyInForce(history, on('2026-03-01'))).toEqual(version(1));
    expect(policyInForce(history, instant('2026-06-01T00:00:00Z'))).toEqual(version(2));
    expect(policyInForce(history, on('2027-01-01'))).toEqual(version(3));
  });

  it('is none before the first was adopted', () => {
    expect(policyInForce(history, on('2026-01-15'))).toBeUndefined();
    expect(policyInForce([], on('2026-01-15'))).toBeUndefined();
  });
});

describe('the methods that an older plan is under', () => {
  it('are the one it was filed under and every later one', () => {
    expect(versions(policiesSince(history, on('2026-03-01'), on('2026-07-01')))).toEqual([1, 2]);
    expect(versions(policiesSince(history, on('2026-07-01'), on('2026-12-01')))).toEqual([2, 3]);
    expect(versions(policiesSince(history, on('2026-10-01'), on('2026-12-01')))).toEqual([3]);
  });

  it('are all of them for a plan older than the first', () => {
    expect(versions(policiesSince(history, on('2026-01-15'), on('2026-12-01')))).toEqual([1, 2, 3]);
  });
});
