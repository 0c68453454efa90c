import fc from 'fast-check';
import { roles, scopeOf, type Role } from '@koz/identity';
import { operations, placesOf, withValueAt, type Operation } from './document.js';
import { hostileBodies } from './hostile-bodies.js';
import { hostileContentTypes, hostileHeaders } from './hostile-headers.js';
import { hostileTexts, hostileValues } from './hostile.js';
import { filled, fittingBody, validBody, validParameter } from './valid-values.js';
import { encoded } from './wire.js';

/** How a request was made: as it should be, with one fault, or to do harm. */
export const manners = ['valid', 'nearValid', 'hostile'] as const;
export type Manner = (typeof manners)[number];

/** A request before it is known what its placeholders name. */
export interface Draft {
  readonly operation: Operation;
  /** Who asks, by role; nobody in particular. */
  readonly by: Role | 'nobody';
  readonly manner: Manner;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  /** Undefined: none. */
  readonly body: unknown;
  /** What is done to the text of the body. */
  readonly spoilt?: keyof typeof hostileBodies;
}

const textOf = fc.constantFrom(...Object.values(hostileTexts));
const valueOf = fc.constantFrom(...Object.values(hostileValues));
const json = { 'content-type': 'application/json' };

/** Mostly somebody who may. */
const askerOf = (operation: Operation): fc.Arbitrary<Role | 'nobody'> => {
  const anybody = fc.constantFrom<Role | 'nobody'>(...roles, 'nobody');
  const may = roles.filter((role) => scopeOf(operation.action, role) !== undefined);
  return fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...may) }, { weight: 2, arbitrary: anybody });
};

const parametersOf = (
  operation: Operation,
  place: 'path' | 'query',
): fc.Arbitrary<Record<string, string>> => {
  // A cursor comes from an answer only.
  const wanted = operation.parameters.filter(({ in: where, name }) => where === place && name !== 'cursor');
  const model = Object.fromEntries(wanted.map((one) => [one.name, validParameter(operation, one)]));
  const always = wanted.filter(({ required, in: where }) => required || where === 'path');
  return fc.record(model, { requiredKeys: always.map(({ name }) => name) });
};

const validDraft = (operation: Operation): fc.Arbitrary<Draft> =>
  askerOf(operation).chain((by) => draftBy(operation, by));

/** A valid request to a call, by one who may or may not make it. */
export const draftBy = (operation: Operation, by: Draft['by']): fc.Arbitrary<Draft> =>
  fc
    .record({
      ...{ operation: fc.constant(operation), by: fc.constant(by), manner: fc.constant<Manner>('valid') },
      ...{ path: parametersOf(operation, 'path'), query: parametersOf(operation, 'query') },
      headers: fc.constant(operation.body === undefined ? {} : json),
      ...{ body: validBody(operation), choice: fc.nat(2) },
    })
    .map(({ choice, ...draft }) => ({ ...draft, body: fittingBody(draft.body, draft.by, choice) }));

/** One place in the body, or one parameter, holds what it must not. */
function nearValidDraft(operation: Operation): fc.Arbitrary<Draft> {
  const places = operation.body === undefined ? [] : placesOf(operation.body).map(({ at }) => at);
  const parameters = operation.parameters.filter((parameter) => parameter.in !== 'header');
  const where = [...places, ...parameters];
  if (where.length === 0)
    return validDraft(operation).map((draft) => ({ ...draft, query: { onbekend: '1' } }));
  return fc
    .tuple(validDraft(operation), fc.constantFrom(...where), fc.oneof(textOf, valueOf))
    .map(([draft, at, value]): Draft => {
      const spoilt: Draft = { ...draft, manner: 'nearValid' };
      if ('name' in at) {
        const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
        return { ...spoilt, [at.in]: { ...draft[at.in as 'path' | 'query'], [at.name]: text } };
      }
      return { ...spoilt, body: withValueAt(draft.body, at, value) };
    });
}

/** Everything that is text is hostile, or the headers are, or the bytes of the body. */
function hostileDraft(operation: Operation): fc.Arbitrary<Draft> {
  const texts = Object.fromEntries(
    operation.parameters
      .filter((parameter) => parameter.in === 'query')
      .map(({ name }) => [name, fc.oneof(textOf, fc.string({ unit: 'binary', maxLength: 30 }))]),
  );
  const spoiling = fc.constantFrom(...Object.keys(hostileBodies));
  const headers = fc.constantFrom(...Object.values(hostileHeaders));
  const types = fc.constantFrom(json, json, ...Object.values(hostileContentTypes));
  return fc
    .record({
      draft: validDraft(operation),
      ...{
        query: fc.record(texts, { requiredKeys: [] }) as fc.Arbitrary<Record<string, string>>,
        anything: fc.anything(anyJson),
      },
      ...{ spoilt: fc.option(spoiling, { nil: undefined }), more: headers, type: types },
      choice: fc.nat(3),
    })
    .map(({ draft, query, anything, spoilt, more, type, choice }): Draft => {
      const hostile: Draft = { ...draft, manner: 'hostile' };
      if (choice === 0) return { ...hostile, headers: { ...draft.headers, ...more } };
      if (choice === 1) return { ...hostile, query: { ...draft.query, ...query } };
      const takesBody = operation.method !== 'GET';
      if (!takesBody) return { ...hostile, query, headers: { ...more } };
      if (choice === 2) return { ...hostile, headers: json, body: anything };
      return {
        ...hostile,
        headers: type,
        body: draft.body ?? {},
        ...(spoilt === undefined ? {} : { spoilt }),
      };
    });
}

const anyJson = {
  withNullPrototype: false,
  maxDepth: 3,
  maxKeys: 6,
  key: fc.string({ unit: 'binary', maxLength: 12 }),
};

/** Oftener, so that there are plans to do something with. */
const filings = operations
  .filter(({ name }) => name === 'POST /care-plans')
  .flatMap((filing) => Array<Operation>(7).fill(filing));

/** Any request to any call of the document: nine in twenty valid, seven with one fault, four to do harm. */
export const draft: fc.Arbitrary<Draft> = fc
  .constantFrom(...operations, ...filings)
  .chain((operation) =>
    fc.oneof(
      { weight: 9, arbitrary: validDraft(operation) },
      { weight: 7, arbitrary: nearValidDraft(operation) },
      { weight: 4, arbitrary: hostileDraft(operation) },
    ),
  );

/** The address of a draft, its placeholders filled. */
export function addressOf({ operation, path, query }: Draft, pick: Parameters<typeof filled>[1]): string {
  const at = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encoded(filled(path[name] ?? '', pick)),
  );
  const asked = Object.entries(query).map(([name, text]) => `${name}=${encoded(filled(text, pick))}`);
  return asked.length === 0 ? at : `${at}?${asked.join('&')}`;
}

/** The bytes of the body of a draft, its placeholders filled; undefined where it has none. */
export function bodyOf(
  { body, spoilt }: Draft,
  pick: Parameters<typeof filled>[1],
): string | Buffer | undefined {
  const text = body === undefined ? undefined : JSON.stringify(body);
  if (text === undefined) return undefined;
  const whole = filled(text, pick);
  return spoilt === undefined ? whole : hostileBodies[spoilt]?.(whole);
}
