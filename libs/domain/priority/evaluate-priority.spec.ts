import { priorityRuleCodes, type PriorityRuleCode } from '@koz/events';
import fc from 'fast-check';
import { evaluatePriority, priorityRuleSetFor } from './evaluate-priority.js';
import { priorityLevels, priorityRuleSets } from './rule-sets.js';

const on = (filedOn: string, today = filedOn) => priorityRuleSetFor({ filedOn, today }).version;
const under2014 = { filedOn: '2024-01-15', today: '2024-02-01' };
const under2024 = { filedOn: '2024-04-15', today: '2024-05-01' };
const under2025 = { filedOn: '2024-04-15', today: '2025-06-01' };

describe('the priority rules in force', () => {
  it('changed on 1 April 2024, and back on 30 April 2025', () => {
    expect(on('1999-01-01')).toBe('vlaanderen-2014');
    expect(on('2024-03-31')).toBe('vlaanderen-2014');
    expect(on('2024-04-01')).toBe('vlaanderen-2024');
    expect(on('2025-04-29')).toBe('vlaanderen-2024');
    expect(on('2025-04-30')).toBe('vlaanderen-2025');
    expect(on('2026-11-23')).toBe('vlaanderen-2025');
  });

  it('of 2024 do not reach an application filed before them', () => {
    expect(on('2024-03-31', '2024-09-01')).toBe('vlaanderen-2014');
  });

  it('of 2024 no longer hold for who filed under them, since the ruling', () => {
    expect(on('2024-09-01', '2025-04-29')).toBe('vlaanderen-2024');
    expect(on('2024-09-01', '2025-04-30')).toBe('vlaanderen-2025');
  });

  it('leave no day without rules, and none with two', () => {
    expect(priorityRuleSets[0]!.from).toBeUndefined();
    expect(priorityRuleSets.at(-1)!.until).toBeUndefined();
    priorityRuleSets.slice(1).forEach(({ from }, index) => expect(from).toBe(priorityRuleSets[index]!.until));
  });

  it('since the ruling are those of before April 2024', () => {
    expect(priorityRuleSets[2]!.grounds).toEqual(priorityRuleSets[0]!.grounds);
  });
});

describe('the priority of an application', () => {
  it.each<[PriorityRuleCode, string, string]>([
    ['workOrTraining', 'absolute', 'absolute'],
    ['siblingInLocation', 'priority', 'absolute'],
    ['singleParent', 'priority', 'none'],
    ['lowIncome', 'priority', 'none'],
    ['fosterChild', 'priority', 'absolute'],
    ['socialOrPedagogicalNeed', 'priority', 'priority'],
  ])('by %s was %s before April 2024 and is so again, and %s in between', (ground, usual, in2024) => {
    expect(evaluatePriority([ground], under2014).level).toBe(usual);
    expect(evaluatePriority([ground], under2024).level).toBe(in2024);
    expect(evaluatePriority([ground], under2025).level).toBe(usual);
  });

  it('is none without a ground', () => {
    expect(evaluatePriority([], under2025)).toEqual({
      ruleSet: 'vlaanderen-2025',
      level: 'none',
      counted: [],
      explanation:
        'Geen voorrang, volgens de regels van vóór 1 april 2024, opnieuw van toepassing sinds het arrest van 30 april 2025.',
    });
  });

  it('is explained by the grounds that count, those that do not, and the version', () => {
    expect(
      evaluatePriority(['singleParent', 'socialOrPedagogicalNeed', 'workOrTraining'], under2024),
    ).toEqual({
      ruleSet: 'vlaanderen-2024',
      level: 'absolute',
      counted: ['workOrTraining', 'socialOrPedagogicalNeed'],
      explanation:
        'Absolute voorrang wegens werk of opleiding en een sociale of pedagogische nood, volgens de regels van 1 april 2024. ' +
        'Telt niet mee: een alleenstaande ouder.',
    });
  });

  it('never falls by another ground, and names each ground given once', () => {
    const dates = fc.constantFrom(under2014, under2024, under2025);
    fc.assert(
      fc.property(
        fc.subarray([...priorityRuleCodes]),
        fc.constantFrom(...priorityRuleCodes),
        dates,
        (given, more, dates) => {
          const before = evaluatePriority(given, dates);
          const after = evaluatePriority([...new Set([...given, more])], dates);
          expect(priorityLevels.indexOf(after.level)).toBeLessThanOrEqual(
            priorityLevels.indexOf(before.level),
          );
          expect(new Set(after.counted).size).toBe(after.counted.length);
        },
      ),
    );
  });
});
