import fc from 'fast-check';
import type { Instant } from './brand.js';
import { known, type OpenedTier, type OpenedTiers } from './personal.js';
import { asKnown, joinTiers, reassemble, splitByTier, UnclassifiedFieldError } from './split.js';
import { tiers, type ClassificationTree, type Tier } from './tiers.js';

type Json = Record<string, unknown>;
type Part = 'clear' | Tier;

const parts: readonly Part[] = ['clear', ...tiers];

/** A value in which the part that it belongs to can be read, wherever it ends up. */
const markedValue = (part: Part) =>
  fc.oneof(
    fc.nat().map((number) => `${part}:${number}`),
    fc.array(fc.nat().map((number) => `${part}:${number}`)),
    fc.record({ deep: fc.nat().map((number) => `${part}:${number}`) }),
  );

interface Case {
  readonly fields: ClassificationTree;
  readonly payload: Json;
}

const name = fc.stringMatching(/^[a-z][a-zA-Z]{0,6}$/).filter((text) => !(text in Object.prototype));

/** A classification with a payload of its shape: some fields absent, nested objects never empty. */
const cases = fc.letrec<{ tree: Case; entry: [unknown, unknown] }>((tie) => ({
  entry: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc
      .constantFrom(...parts)
      .chain((part) => fc.tuple(fc.constant(part), fc.option(markedValue(part), { nil: undefined }))),
    tie('tree').map(({ fields, payload }): [unknown, unknown] => [
      fields,
      Object.values(payload).some((value) => value !== undefined) ? payload : undefined,
    ]),
  ),
  tree: fc.dictionary(name, tie('entry'), { maxKeys: 5 }).map((entries) => ({
    fields: Object.fromEntries(
      Object.entries(entries).map(([key, [field]]) => [key, field]),
    ) as ClassificationTree,
    payload: Object.fromEntries(Object.entries(entries).map(([key, [, value]]) => [key, value])),
  })),
})).tree;

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const open = (split: { tiers: Partial<Record<Tier, Json>> }): OpenedTiers =>
  Object.fromEntries(
    Object.entries(split.tiers).map(([tier, value]) => [
      tier,
      { state: 'known', value } satisfies OpenedTier,
    ]),
  );
const destroyed: OpenedTier = { state: 'erased', since: '2029-01-01T00:00:00.000Z' as Instant, cause: 'P5Y' };

describe('Splitting a payload by tier', () => {
  it('and joining it again gives the payload', () => {
    fc.assert(
      fc.property(cases, ({ fields, payload }) => {
        expect(joinTiers(splitByTier(fields, payload))).toEqual(plain(payload));
      }),
    );
  });

  it('lets nothing of one part into another', () => {
    fc.assert(
      fc.property(cases, ({ fields, payload }) => {
        const split = splitByTier(fields, payload);
        for (const part of parts) {
          const text = JSON.stringify(part === 'clear' ? split.clear : (split.tiers[part] ?? {}));
          for (const other of parts) if (other !== part) expect(text).not.toContain(`"${other}:`);
        }
      }),
    );
  });

  it('leaves an empty tier away', () => {
    fc.assert(
      fc.property(cases, ({ fields, payload }) => {
        for (const part of Object.values(splitByTier(fields, payload).tiers))
          expect(Object.keys(part)).not.toEqual([]);
      }),
    );
  });

  it('and reassembling it gives each value in its place, as known', () => {
    fc.assert(
      fc.property(cases, ({ fields, payload }) => {
        const split = splitByTier(fields, payload);
        const read = reassemble(fields, split.clear, open(split));
        expect(read).toEqual(asKnown(fields, payload));
        expect(valuesOf(fields, read)).toEqual(plain(payload));
      }),
    );
  });

  it('and reassembling it without a key shows nothing of that tier, and the others unchanged', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(...tiers), ({ fields, payload }, tier) => {
        const split = splitByTier(fields, payload);
        const opened = open(split);
        const read = JSON.stringify(reassemble(fields, split.clear, { ...opened, [tier]: destroyed }));
        expect(read).not.toContain(`"${tier}:`);
        for (const other of parts)
          if (other !== tier)
            for (const value of JSON.stringify(payload).match(new RegExp(`"${other}:\\d+"`, 'g')) ?? [])
              expect(read).toContain(value);
      }),
    );
  });

  it('keeps a nested object together over its parts', () => {
    const fields = { parent: { firstName: 'identity', birthDate: 'precise' }, place: 'clear' } as const;
    const payload = { parent: { firstName: 'Eerste', birthDate: '1990-05-17' }, place: 'none' };
    expect(splitByTier(fields, payload)).toEqual({
      clear: { place: 'none' },
      tiers: {
        identity: { parent: { firstName: 'Eerste' } },
        precise: { parent: { birthDate: '1990-05-17' } },
      },
    });
    const { identity } = splitByTier(fields, payload).tiers;
    expect(
      reassemble(
        fields,
        { place: 'none' },
        { identity: { state: 'known', value: identity! }, precise: { state: 'unopened' } },
      ),
    ).toEqual({
      place: 'none',
      parent: { firstName: known('Eerste'), birthDate: { state: 'withheld', rule: 'unopened' } },
    });
  });

  it.each([
    ['a field that is not classified', { other: 'x' }],
    ['a field named as a member of every object', { constructor: 'x' }],
    ['a field of a nested object that is not classified', { parent: { salary: 1 } }],
    ['a text where an object is classified', { parent: 'Jan' }],
    ['a list where an object is classified', { parent: ['Jan'] }],
    ['null where an object is classified', { parent: null }],
    ['a prototype', JSON.parse('{"__proto__": {"x": "y"}}') as object],
  ])('refuses %s, and repeats nothing of it', (_what, payload) => {
    const split = () => splitByTier({ parent: { firstName: 'identity' } }, payload);
    expect(split).toThrow(UnclassifiedFieldError);
    expect(split).toThrow('the payload has a field that is not classified');
  });
});

/** A payload as read, with each `Personal` replaced by its value. */
function valuesOf(fields: ClassificationTree, read: Json): Json {
  return Object.fromEntries(
    Object.entries(read).map(([key, value]) => {
      const field = fields[key];
      if (field === 'clear') return [key, value];
      if (typeof field === 'string') return [key, (value as { value: unknown }).value];
      return [key, valuesOf(field as ClassificationTree, value as Json)];
    }),
  );
}
