import fc from 'fast-check';
import type { Checked } from './checked.js';
import { textRule } from './text.js';

/** The value, or the rule that it breaks. */
const outcome = (checked: Checked<unknown>) => (checked.ok ? checked.value : checked.rule);

describe('A text', () => {
  it.each([
    ['  Anaïs  ', 'Anaïs'],
    ['Anai\u0308s', 'Anaïs'],
    ["D'Łuka 李", "D'Łuka 李"],
    ['👶'.repeat(10), '👶'.repeat(10)],
    ['👶'.repeat(11), 'tooLong'],
    ['tab\there', 'controlCharacters'],
    ['end\n', 'controlCharacters'],
    ['nul\u0000', 'controlCharacters'],
    ['\u202Eturned', 'controlCharacters'],
    ['line\u2028', 'controlCharacters'],
    ['half \uD83D', 'controlCharacters'],
  ])('%j gives %j', (text, expected) => {
    expect(outcome(textRule(text, 10))).toBe(expected);
  });

  it('is the same when it is checked again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = textRule(text, 100);
        if (once.ok) expect(textRule(once.value, 100)).toEqual(once);
      }),
    );
  });
});
