import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson, NotCanonicalError, parseObject } from './canonical-json.js';

const textOf = (value: object): string => canonicalJson(value as Record<string, unknown>).toString('utf8');

describe('canonical JSON', () => {
  it('is that of the reference implementation, for every object', () => {
    const member = fc.string({ unit: 'grapheme' });
    const objects = fc.dictionary(member, fc.jsonValue({ noUnicodeString: false }));
    fc.assert(
      fc.property(objects, (value) => {
        expect(textOf(value)).toBe(canonicalize(value));
      }),
    );
  });

  it('orders members by their UTF-16 code units, numbers among them like any text', () => {
    const value = {
      b: 1,
      '10': 1,
      '2': 1,
      '\u20ac': 1,
      '\ud83d\ude00': 1,
      '\ufb33': 1,
      a: [{ d: 1, c: undefined }],
    };
    expect(textOf(value)).toBe('{"10":1,"2":1,"a":[{"d":1}],"b":1,"\u20ac":1,"\ud83d\ude00":1,"\ufb33":1}');
    expect(textOf(JSON.parse('{"z": 1, "__proto__": {"b": 1, "a": 2}}') as object)).toBe(
      '{"__proto__":{"a":2,"b":1},"z":1}',
    );
  });

  it('does not exist for what JSON cannot hold', () => {
    for (const value of [{ a: NaN }, { a: [Infinity] }, { a: '\ud800' }, { '\udc00': 1 }, { a: 1n }])
      expect(() => textOf(value)).toThrow(NotCanonicalError);
    expect(textOf({ a: '\\ud800' })).toBe('{"a":"\\\\ud800"}');
  });

  it('is read back as the object that it was, and anything else as none', () => {
    const value = { a: ['é', 1.5, null] };
    expect(parseObject(canonicalJson(value))).toEqual(value);
    for (const text of ['', '[]', 'null', '"a"', '{"a":'])
      expect(parseObject(Buffer.from(text))).toBeUndefined();
  });
});
