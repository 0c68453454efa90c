import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { personalFieldTiers, type ClassificationTree } from '@koz/privacy-types';
import { catalogue, definitionOf, UnknownEventTypeError } from './catalogue.js';
import * as everything from './index.js';

const definitions = Object.keys(catalogue).map(definitionOf);
const kebab = (name: string) => name.replace(/(?<=.)[A-Z]/g, '-$&').toLowerCase();

/** Files that declare event types, each with the types that it declares. */
const declarations = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts') && !path.startsWith('planted'))
  .map((path) => ({
    path: relative(__dirname, join(__dirname, path)),
    types: [...readFileSync(join(__dirname, path), 'utf8').matchAll(/defineEvent\(\{\s*type: '(\w+)'/g)].map(
      (match) => match[1],
    ),
  }))
  .filter(({ types }) => types.length > 0);

/** Every field of a classification, at any depth. */
const leaves = (fields: ClassificationTree): [string, string][] =>
  Object.entries(fields).flatMap(([name, field]) =>
    typeof field === 'string' ? [[name, field] as [string, string]] : leaves(field),
  );

describe('The catalogue', () => {
  it('names every event type that a file declares, and no other', () => {
    expect(declarations.flatMap(({ types }) => types).sort()).toEqual(Object.keys(catalogue).sort());
  });

  it.each(declarations)('has one event type in $path, and the file bears its name', ({ path, types }) => {
    expect(types).toHaveLength(1);
    expect(basename(path)).toBe(`${kebab(types[0]!)}.ts`);
    expect(path.split('/')[0]).toBe(kebab(definitionOf(types[0]!).stream));
  });

  it.each(definitions)('exports $type', ({ type }) => {
    expect(everything).toHaveProperty(type);
  });

  it.each(definitions)('gives the personal fields of $type the tiers of the domain', ({ fields }) => {
    const tierOf: Readonly<Record<string, string>> = personalFieldTiers;
    for (const [name, field] of leaves(fields))
      if (Object.hasOwn(tierOf, name)) expect([name, field]).toEqual([name, tierOf[name]]);
  });

  it.each(['CarePlanBurned', 'toString', '__proto__', ''])('knows no event type %p', (type) => {
    expect(() => definitionOf(type)).toThrow(UnknownEventTypeError);
  });
});
