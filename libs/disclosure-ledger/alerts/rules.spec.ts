import fc from 'fast-check';
import { disclosureGrounds } from '../disclosure.js';
import { alertRules, median, ruleTerms, unusual } from './rules.js';

describe('What is unusual', () => {
  it('is one plan more than a rule lets pass', () => {
    for (const rule of alertRules.filter((name) => ruleTerms[name].habit === undefined)) {
      const { upTo } = ruleTerms[rule];
      expect(unusual(ruleTerms[rule], { number: upTo })).toBeUndefined();
      expect(unusual(ruleTerms[rule], { number: upTo + 1 })).toEqual({ number: upTo + 1, threshold: upTo });
    }
  });

  const { farAboveOwnHabit: habit } = ruleTerms;
  it('is more than so many times the own usual day, from a floor on', () => {
    const usualDays = [40, 60, 50, 10, 200];
    expect(unusual(habit, { number: 250, usualDays })).toBeUndefined();
    expect(unusual(habit, { number: 251, usualDays })).toEqual({ number: 251, threshold: 250 });
    const quiet = [1, 2, 1, 3, 2];
    expect(unusual(habit, { number: 150, usualDays: quiet })).toBeUndefined();
    expect(unusual(habit, { number: 151, usualDays: quiet })).toEqual({ number: 151, threshold: 150 });
  });

  it('is nothing by a habit that is none yet', () => {
    expect(unusual(habit, { number: 100_000, usualDays: [1, 1, 1, 1] })).toBeUndefined();
    expect(unusual(habit, { number: 100_000 })).toBeUndefined();
  });

  it('stays unusual when there is more of it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...alertRules),
        fc.nat(2000),
        fc.nat(500),
        fc.array(fc.nat(300), { maxLength: 28 }),
        (rule, number, more, usualDays) => {
          if (unusual(ruleTerms[rule], { number, usualDays }))
            expect(unusual(ruleTerms[rule], { number: number + more, usualDays })).toBeDefined();
        },
      ),
    );
  });

  it('says of each rule what it counts and why so many', () => {
    for (const rule of alertRules) {
      const { grounds, because } = ruleTerms[rule];
      expect(because.length).toBeGreaterThan(40);
      expect(disclosureGrounds).toEqual(expect.arrayContaining([...grounds]));
    }
  });

  it('reckons with the middle of the days', () => {
    expect([median([3]), median([1, 9]), median([9, 1, 2])]).toEqual([3, 5, 2]);
  });
});
