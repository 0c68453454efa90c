import { violations, type JsonSchema } from './json-schema.js';

describe('the check of a value by its JSON Schema', () => {
  const schema: JsonSchema = {
    type: 'object',
    required: ['kind', 'at'],
    additionalProperties: false,
    properties: {
      kind: { const: 'plan' },
      at: { type: 'string', format: 'date-time' },
      day: { type: ['string', 'null'], format: 'date' },
      parts: { type: 'array', minItems: 1, items: { $ref: '#/$defs/part' } },
      either: { oneOf: [{ $ref: '#/$defs/part' }, { type: 'null' }] },
      texts: { type: 'object', additionalProperties: { type: 'string' } },
      version: { type: 'string', pattern: '^v[0-9]+$' },
    },
    $defs: { part: { enum: ['full', 'morning'] } },
  };
  const good = { kind: 'plan', at: '2026-11-23T18:00:00.000Z' };

  it.each([
    good,
    { ...good, day: null, parts: ['full', 'morning'], either: null },
    { ...good, day: '2026-11-23', either: 'full', texts: { a: 'b' }, version: 'v12' },
  ])('finds nothing wrong with %j', (value) => {
    expect(violations(schema, value)).toEqual([]);
  });

  it.each<[unknown, string]>([
    [[], '$: is array'],
    [{ kind: 'plan' }, '$.at: is absent'],
    [{ ...good, kind: 'other' }, '$.kind: is another value'],
    [{ ...good, at: '2026-11-23' }, '$.at: is no date-time'],
    [{ ...good, day: '2026-13-23' }, '$.day: is no date'],
    [{ ...good, day: 5 }, '$.day: is integer'],
    [{ ...good, more: 1 }, '$.more: is not documented'],
    [{ ...good, parts: [] }, '$.parts: has fewer than 1'],
    [{ ...good, parts: ['full', 'half'] }, '$.parts[1]: is none of the values'],
    [{ ...good, either: 'half' }, '$.either: matches 0 of 2'],
    [{ ...good, texts: { a: 1 } }, '$.texts.a: is integer'],
    [{ ...good, version: '12' }, '$.version: has another form'],
  ])('finds what is wrong with %j', (value, fault) => {
    expect(violations(schema, value)).toEqual([fault]);
  });

  it('stops at a keyword, format or reference that it does not know, instead of passing over it', () => {
    for (const unknown of [{ maxLength: 3 }, { format: 'email' }, { $ref: '#/$defs/none' }])
      expect(() => violations(unknown as JsonSchema, 'text')).toThrow(TypeError);
  });
});
