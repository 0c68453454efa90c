import type { Checked } from './checked.js';
import { priorityRulesRule } from './codes.js';

/** The value, or the rule that it breaks. */
const outcome = (checked: Checked<unknown>) => (checked.ok ? checked.value : checked.rule);

describe('Grounds for priority', () => {
  it.each([
    [[], []],
    [
      ['lowIncome', 'singleParent'],
      ['lowIncome', 'singleParent'],
    ],
    [['rich'], 'unknownCode'],
    [['singleParent', 'singleParent'], 'duplicate'],
    [['toString'], 'unknownCode'],
  ])('%j give %j', (codes, expected) => {
    expect(outcome(priorityRulesRule(codes))).toEqual(expected);
  });
});
