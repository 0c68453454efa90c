import fc from 'fast-check';
import {
  ArrayMaxSize,
  IsDefined,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { Type } from 'class-transformer';
import { catalogue } from '@koz/events';
import { compileCheck } from './compiled-check.js';
import { filed, newId } from './sealing.fixtures.js';
import { judged, violationsOf } from './validate-payload.js';

class Inner {
  @IsDefined() @IsString() @MaxLength(5) word!: string;
}

class Outer {
  @IsOptional() @IsIn(['a', 'b']) choice?: string;
  @IsDefined() @ValidateNested() @Type(() => Inner) inner!: Inner;
  @ArrayMaxSize(2) @IsString({ each: true }) words!: string[];
}

class Conditional {
  @ValidateIf((owner: Conditional) => owner.kind === 'x') @IsString() name?: string;
  @IsString() kind!: string;
}

class Untyped {
  @ValidateNested() inner!: object;
}

const payloads = Object.values(catalogue).map(({ payload }) => payload as new () => object);

/** Takes a valid payload and puts something else in the place of one of its parts. */
function withChange(value: unknown, path: readonly number[], change: unknown): unknown {
  const [at, ...deeper] = path;
  if (at === undefined || typeof value !== 'object' || value === null) return change;
  const names = Object.keys(value);
  const name = names[at % (names.length + 1)] ?? 'undeclared';
  const copy: Record<string, unknown> = Array.isArray(value)
    ? ([...(value as unknown[])] as unknown as Record<string, unknown>)
    : { ...value };
  copy[name] = withChange(copy[name], deeper, change);
  return copy;
}

const anything = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, '', 'a', 0, 1, true, [], [null], ['x', 7], {}, { a: 1 }, [{}]),
  fc.string({ maxLength: 300 }),
  fc.jsonValue({ maxDepth: 2 }),
);

describe('the compiled check of a payload class', () => {
  it('passes nothing that class-validator would refuse, whatever is changed in a payload', () => {
    const bases = [
      [catalogue.CarePlanFiled.payload, filed],
      [catalogue.ApplicationCreated.payload, { carePlanId: newId(), locationId: newId() }],
      [Outer, { choice: 'a', inner: { word: 'x' }, words: ['y'] }],
    ] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...bases),
        fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 3 }),
        anything,
        fc.boolean(),
        ([type, base], path, change, partial) => {
          const payload = withChange(base, path, change) as Record<string, unknown>;
          const passed = compileCheck(type as new () => object)!(payload, partial);
          if (passed) expect(judged(type as new () => object, payload, partial)).toEqual([]);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('exists for every event type and passes what class-validator passes', () => {
    for (const type of payloads) expect(compileCheck(type)).toBeDefined();
    expect(compileCheck(catalogue.CarePlanFiled.payload)!(filed as never, false)).toBe(true);
  });

  it('knows conditions, and leaves classes that it does not know to class-validator', () => {
    const check = compileCheck(Conditional)!;
    expect(check({ kind: 'y', name: 7 }, false)).toBe(true);
    expect(check({ kind: 'x', name: 7 }, false)).toBe(false);
    expect(compileCheck(Untyped)).toBeUndefined();
    expect(
      compileCheck(
        class Bare {
          name?: string;
        },
      ),
    ).toBeUndefined();
  });
});

describe('what a payload breaks', () => {
  it('is named by path and rule', () => {
    const payload = { choice: 'c', inner: { word: 'too long' }, words: ['a', 1, 'b'], more: 1 };
    expect(violationsOf(Outer, payload, false)).toEqual([
      { path: '?', rule: 'whitelistValidation' },
      { path: 'choice', rule: 'isIn' },
      { path: 'inner.word', rule: 'maxLength' },
      { path: 'words', rule: 'isString' },
      { path: 'words', rule: 'arrayMaxSize' },
    ]);
  });

  it('is only what is there when parts may be absent', () => {
    expect(violationsOf(Outer, {}, true)).toEqual([]);
    expect(violationsOf(Outer, { inner: {} }, true)).toEqual([]);
    expect(violationsOf(Outer, { choice: 'c', inner: {} }, true)).toEqual([{ path: 'choice', rule: 'isIn' }]);
    expect(violationsOf(Outer, { words: [] }, false)).toEqual([{ path: 'inner', rule: 'isDefined' }]);
  });
});
