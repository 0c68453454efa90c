import type { Checked } from './checked.js';
import { municipalities, municipalityOf, postcodeRule, regionPostcodes } from './postcodes.js';

/** The value, or the rule that it breaks. */
const outcome = (checked: Checked<unknown>) => (checked.ok ? checked.value : checked.rule);

describe('A postcode', () => {
  it.each([
    ['2018', '2018'],
    [' 9999 ', '9999'],
    ['1000', '1000'],
    ['0999', 'postcode'],
    ['999', 'postcode'],
    ['20180', 'postcode'],
    ['B-2018', 'postcode'],
    ['2018 Antwerpen', 'postcode'],
    ['', 'postcode'],
  ])('%j gives %s', (text, expected) => {
    expect(outcome(postcodeRule(text))).toBe(expected);
  });

  it('of the region lies in one municipality', () => {
    const all = municipalities.flatMap((name) =>
      regionPostcodes[name].map((postcode) => ({ name, postcode })),
    );
    expect(all).toHaveLength(23);
    for (const { name, postcode } of all) {
      expect(outcome(postcodeRule(postcode))).toBe(postcode);
      expect(municipalityOf(postcode)).toBe(name);
    }
  });

  it('outside the region lies in none of them', () => {
    expect(municipalityOf('1000')).toBeUndefined();
  });
});
