import { dayParts, weekdays } from '@koz/events';
import fc from 'fast-check';
import { carePartsRule } from './care-parts.js';
import type { Checked } from './checked.js';

/** The value, or the rule that it breaks. */
const outcome = (checked: Checked<unknown>) => (checked.ok ? checked.value : checked.rule);

describe('Care parts', () => {
  const parts = (...texts: string[]) =>
    texts.map((text) => {
      const [weekday = '', part = ''] = text.split(' ');
      return { weekday, part };
    });

  it.each([
    [parts('wed morning', 'mon full'), parts('mon full', 'wed morning')],
    [parts('mon morning', 'mon afternoon'), parts('mon full')],
    [parts('mon full', 'tue full'), parts('mon full', 'tue full')],
    [parts(), 'required'],
    [parts('mon full', 'mon full'), 'carePartTwice'],
    [parts('mon full', 'mon morning'), 'carePartOverlap'],
    [parts('mon morning', 'mon afternoon', 'mon full'), 'carePartOverlap'],
    [parts('monday full'), 'unknownCarePart'],
    [parts('mon night'), 'unknownCarePart'],
    [parts('MON full'), 'unknownCarePart'],
  ])('%j give %j', (input, expected) => {
    expect(outcome(carePartsRule(input))).toEqual(expected);
  });

  it('come out with one part a weekday, in the order of the week, and stay so', () => {
    const input = fc.array(
      fc.record({ weekday: fc.constantFrom(...weekdays), part: fc.constantFrom(...dayParts) }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(input, (asked) => {
        const checked = carePartsRule(asked);
        if (!checked.ok) return;
        const days = checked.value.map(({ weekday }) => weekday);
        expect(days).toEqual(weekdays.filter((weekday) => asked.some((part) => part.weekday === weekday)));
        expect(carePartsRule(checked.value)).toEqual(checked);
      }),
    );
  });
});
