import fc from 'fast-check';
import { contextBytes } from './by-chance.js';
import { PatternMatcher, type Match } from './pattern-matcher.js';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const patternsOf = (...texts: string[]) => texts.map((text) => ({ bytes: bytes(text) }));

async function matchesIn(matcher: PatternMatcher, chunks: readonly Uint8Array[]): Promise<Match[]> {
  const matches: Match[] = [];
  for await (const match of matcher.search(chunks)) matches.push(match);
  return matches;
}

/** What the matcher must find, the slow way. */
function expected(patterns: readonly Uint8Array[], text: Buffer): Match[] {
  return patterns.flatMap((pattern, index) => {
    const found: Match[] = [];
    for (let at = text.indexOf(pattern); at !== -1; at = text.indexOf(pattern, at + 1))
      found.push({ pattern: index, offset: at });
    return found;
  });
}

const inOrder = (matches: readonly Match[]) =>
  [...matches].sort((a, b) => a.offset - b.offset || a.pattern - b.pattern);

describe('a search for many byte strings', () => {
  it('finds each where it is, also several at one place and across chunks', async () => {
    const matcher = new PatternMatcher(patternsOf('abcd', 'abcdef', 'cdef'));
    const chunks = ['xxab', 'c', 'defabc', 'd'].map(bytes);
    expect(inOrder(await matchesIn(matcher, chunks))).toEqual([
      { pattern: 0, offset: 2 },
      { pattern: 1, offset: 2 },
      { pattern: 2, offset: 4 },
      { pattern: 0, offset: 8 },
    ]);
  });

  it('finds what a plain search finds, however the stream is cut', async () => {
    // Few letters, so that patterns overlap, repeat and nearly match all the time.
    const text = (size: { minLength: number; maxLength: number }) =>
      fc.string({ unit: fc.constantFrom('a', 'b', '\u00ff'), ...size }).map(bytes);
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(text({ minLength: 4, maxLength: 9 }), {
          minLength: 1,
          maxLength: 12,
          selector: String,
        }),
        fc.array(text({ minLength: 0, maxLength: 30 }), { maxLength: 8 }),
        async (patterns, chunks) => {
          const found = await matchesIn(
            new PatternMatcher(patterns.map((each) => ({ bytes: each }))),
            chunks,
          );
          expect(inOrder(found)).toEqual(inOrder(expected(patterns, Buffer.concat(chunks))));
        },
      ),
    );
  });

  it('lets a pattern look at what is around it, however the stream is cut', async () => {
    const noted: string[] = [];
    const isThere = (around: Uint8Array, at: number) => {
      noted.push(Buffer.from(around.subarray(Math.max(at - contextBytes, 0), at + contextBytes)).toString());
      return around[at - 1] !== 0x2d;
    };
    const long = 'x'.repeat(contextBytes - 1);
    const text = `${long}-abcd${long}+abcd${long}`;
    const whole = (at: number) => text.slice(Math.max(at - contextBytes, 0), at + contextBytes);
    const places = [text.indexOf('abcd'), text.lastIndexOf('abcd')] as const;
    for (const size of [1, 7, 64, 500, 1000]) {
      noted.length = 0;
      const chunks = [...text.match(new RegExp(`.{1,${size}}`, 'g'))!].map(bytes);
      const matcher = new PatternMatcher([{ bytes: bytes('abcd'), isThere }]);
      expect(await matchesIn(matcher, chunks)).toEqual([{ pattern: 0, offset: places[1] }]);
      expect(noted).toEqual(places.map(whole));
    }
  });

  it('refuses a pattern that is too short to lead anywhere', () => {
    expect(() => new PatternMatcher(patternsOf('abc'))).toThrow(RangeError);
  });

  it('finds nothing in nothing', async () => {
    expect(await matchesIn(new PatternMatcher(patternsOf('abcd')), [])).toEqual([]);
    expect(new PatternMatcher([]).in(bytes('abcdefgh'))).toEqual([]);
  });
});
