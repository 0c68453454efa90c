import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  joinTiers,
  reassemble,
  splitByTier,
  tiers,
  type ClassificationTree,
  type Instant,
  type OpenedTier,
  type SplitPayload,
  type Tier,
} from '@koz/privacy-types';
import { catalogue, definitionOf } from './catalogue.js';
import { violationsOf } from './testing/violations.js';
import { upcast } from './upcast.js';

type Json = Record<string, unknown>;

/** An event as it was stored in that version, its tiers in plain, and what it is read as today. */
interface Golden {
  readonly type: string;
  readonly version: number;
  readonly stored: SplitPayload;
  readonly read: object;
}

const folder = join(__dirname, 'golden');
const files = readdirSync(folder);
const load = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Golden;

const versionsOf = (type: string) =>
  Array.from({ length: definitionOf(type).version }, (_, index) => index + 1);

const destroyed: OpenedTier = {
  state: 'erased',
  since: '2029-01-01T00:00:00.000Z' as Instant,
  cause: 'P2Y6M',
};

/** Reads the stored parts, with the keys of some tiers destroyed. */
function read({ type, version, stored }: Golden, without: readonly Tier[] = []): object {
  const definition = definitionOf(type);
  const present = tiers.filter((tier) => stored.tiers[tier] !== undefined && !without.includes(tier));
  const lifted = upcast(definition, version, {
    clear: stored.clear,
    tiers: Object.fromEntries(present.map((tier) => [tier, stored.tiers[tier]])),
  });
  const opened = tiers.flatMap((tier): [Tier, OpenedTier][] => {
    const value = lifted.tiers[tier];
    if (value) return [[tier, { state: 'known', value }]];
    return stored.tiers[tier] === undefined ? [] : [[tier, destroyed]];
  });
  return reassemble(definition.fields, lifted.clear, Object.fromEntries(opened));
}

describe('The golden files', () => {
  it('are there for every version of every event type, and for nothing else', () => {
    const expected = Object.keys(catalogue).flatMap((type) =>
      versionsOf(type).map((version) => `${type}.v${version}.json`),
    );
    expect([...files].sort()).toEqual(expected.sort());
  });

  describe.each(files)('%s', (file) => {
    const golden = load(file);

    it('bears the name of what it holds', () => {
      expect(file).toBe(`${golden.type}.v${golden.version}.json`);
    });

    it('is valid when it is lifted to the version of today', () => {
      const definition = definitionOf(golden.type);
      const lifted = upcast(definition, golden.version, golden.stored);
      expect(violationsOf(definition.payload, joinTiers(lifted))).toEqual([]);
    });

    it('is read as it always was', () => {
      expect(read(golden)).toEqual(golden.read);
    });

    it.each(tiers)('is read as erased in the tier %s, and as ever in the others, without its key', (tier) => {
      const { fields } = definitionOf(golden.type);
      const expected = golden.stored.tiers[tier] ? eraseIn(tier, fields, golden.read as Json) : golden.read;
      expect(read(golden, [tier])).toEqual(expected);
    });

    it('is read when all its keys are destroyed', () => {
      expect(() => read(golden, tiers)).not.toThrow();
    });

    if (golden.version === definitionOf(golden.type).version)
      it('is stored in the very parts in which it is written today', () => {
        const { fields } = definitionOf(golden.type);
        expect(splitByTier(fields, joinTiers(golden.stored))).toEqual(golden.stored);
      });
  });
});

/** What is read, with every field of one tier erased: without the key nobody can tell which fields were given. */
function eraseIn(tier: Tier, fields: ClassificationTree, known: Json): Json {
  const erased: Json = { ...known };
  for (const [name, field] of Object.entries(fields)) {
    if (field === tier) erased[name] = destroyed;
    else if (typeof field === 'object') erased[name] = eraseIn(tier, field, known[name] as Json);
  }
  return erased;
}
