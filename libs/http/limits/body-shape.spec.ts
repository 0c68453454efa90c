import fc from 'fast-check';
import { shapeFaultOf } from './body-shape.js';
import { longestText, mostDepth, mostValues } from './sizes.js';

const faultOf = (text: string): string => {
  const found = shapeFaultOf(text);
  return found ? `${found.field}: ${found.rule}` : 'none';
};
const lists = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

describe('The shape of a body', () => {
  it.each([
    ['{"a":1,"a":1}', 'a: repeatedName'],
    ['{"a":{"b":[{"c":1},{"c":1,"d":2,"c":3}]}}', 'a.b[1].c: repeatedName'],
    // The same name, written in two ways.
    ['{"a":1,"\\u0061":2}', 'a: repeatedName'],
    ['{ "a" : "}" , "b" : "\\"" , "a" : [] }', 'a: repeatedName'],
    ['{"Lotte Peeters":1,"Lotte Peeters":2}', '?: repeatedName'],
    ['{"a":{"b":1},"b":{"a":1}}', 'none'],
    ['[{"a":1},{"a":1}]', 'none'],
    ['{"a":"b","b":"a","c":"\\"a\\":1,\\"a\\":2"}', 'none'],
    ['""', 'none'],
    ['null', 'none'],
  ])('%s gives %s', (text, expected) => {
    expect(faultOf(text)).toBe(expected);
  });

  it('is as deep and as large as it may be, and not one more', () => {
    expect(faultOf(lists(mostDepth))).toBe('none');
    expect(faultOf(lists(mostDepth + 1))).toBe('body: tooDeep');
    expect(faultOf(`${'{"a":'.repeat(mostDepth + 1)}1${'}'.repeat(mostDepth + 1)}`)).toBe('body: tooDeep');
    const list = (values: number) => JSON.stringify(Array.from({ length: values }, () => 0));
    expect(faultOf(list(mostValues - 1))).toBe('none');
    expect(faultOf(list(mostValues))).toBe('body: tooManyValues');
  });

  it('has no text that is longer than any field takes, however it is written', () => {
    const body = (text: string) => `{"parent":{"names":["x",${text}]}}`;
    const escaped = (length: number) => `"${'\\u0078'.repeat(length)}"`;
    expect(faultOf(body(escaped(longestText)))).toBe('none');
    expect(faultOf(body(escaped(longestText + 1)))).toBe('parent.names[1]: maxLength');
    expect(faultOf(body(`1${'0'.repeat(longestText)}`))).toBe('parent.names[1]: maxLength');
    expect(faultOf(JSON.stringify('x'.repeat(longestText + 1)))).toBe('body: maxLength');
  });

  it('is not at fault in whatever a program writes of a value, with or without space', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), fc.constantFrom(0, 2), (value, space) => {
        expect(faultOf(JSON.stringify(value, undefined, space))).toBe('none');
      }),
    );
  });

  it('is at fault wherever a name is put into an object once more', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), fc.nat(), (members, pick) => {
        const entries = Object.entries(members).map(
          ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
        );
        const again = entries[pick % entries.length];
        expect(faultOf(`[{${[...entries, again].join(',')}}]`)).toMatch(/repeatedName$/);
      }),
    );
  });
});
