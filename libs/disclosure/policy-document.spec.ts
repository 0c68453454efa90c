import { method1 } from './methods.js';
import { InvalidPolicyError, parsePolicy, policyVersionOf } from './policy-document.js';

describe('a policy document', () => {
  it('is taken as it stands when it is in order', () => {
    expect(parsePolicy(structuredClone(method1))).toEqual(method1);
    expect(policyVersionOf(method1)).toBe('method-1@1');
  });

  it('is refused with every path at which it is wrong', () => {
    const { columns, cells } = method1;
    const wrong = { ...method1, monthsAfterStart: -1, cells: { ...cells, address: ['V'] }, columns };
    expect(() => parsePolicy(wrong)).toThrow(InvalidPolicyError);
    expect(() => parsePolicy(wrong)).toThrow(/monthsAfterStart .*; cells\.address /);
    expect(() => parsePolicy(null)).toThrow(InvalidPolicyError);
  });
});
