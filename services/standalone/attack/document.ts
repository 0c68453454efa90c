import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { actions, isOpen, type Action } from '@koz/identity';

/** As far as the document uses JSON Schema. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly example?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
}

/** A call that the document describes, and the action that the table of permissions knows it by. */
export interface Operation {
  /** `GET /care-plans/{id}`: for people, and as a key. */
  readonly name: string;
  readonly method: string;
  /** With the prefix, and `{id}` where a parameter stands. */
  readonly path: string;
  readonly action: Action;
  readonly parameters: readonly Parameter[];
  /** Of the body; absent where none is described. */
  readonly body?: Schema;
}

interface Described {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const docs = resolve(__dirname, '../../../docs');
const textOf = (name: string): string => readFileSync(join(docs, name), 'utf8');
const prefix = '/api/v1';

/** Both pages are held to the code where they are written (tools/openapi). */
const document = JSON.parse(textOf('openapi.json')) as Document;

/** Which action a route names, by `GET /care-plans/:id`, as docs/permissions.md prints it. */
const actionsByRoute: ReadonlyMap<string, Action> = new Map(
  textOf('permissions.md')
    .split('\n')
    .flatMap((line) => {
      const action = /^\| `(\w+)`/.exec(line)?.[1];
      if (action === undefined) return [];
      const routes = [...line.matchAll(/\b([A-Z]+) `([^`]+)`/g)];
      return routes.map(([, method, path]): [string, Action] => [`${method} ${path}`, action as Action]);
    }),
);

/**
 * Every call that the document describes, by path and method.
 * @throws when one names no action that the table of permissions has: it would be tried against no expectation
 */
export const operations: readonly Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, described]) => operationOf(method.toUpperCase(), path, described)),
);

function operationOf(method: string, path: string, { parameters = [], requestBody }: Described): Operation {
  const short = path.slice(prefix.length);
  const name = `${method} ${short}`;
  const action = actionsByRoute.get(`${method} ${short.replaceAll(/\{(\w+)\}/g, ':$1')}`);
  if (!path.startsWith(prefix) || action === undefined || !actions.includes(action))
    throw new Error(`docs/permissions.md names no action for ${name}: run npm run openapi`);
  const body = requestBody?.content['application/json']?.schema;
  return { name, method, path, action, parameters, ...(body === undefined ? {} : { body }) };
}

export const isOpenOperation = ({ action }: Operation): boolean => isOpen(action);

/** A schema with its references followed and its parts put together; of a choice the first that is not null. */
export function resolved(schema: Schema): Schema {
  if (schema.$ref !== undefined) {
    const found = document.components.schemas[schema.$ref.split('/').at(-1) ?? ''];
    if (!found) throw new Error(`the document has no ${schema.$ref}`);
    return resolved(found);
  }
  if (schema.allOf) return schema.allOf.map(resolved).reduce((one, other) => ({ ...one, ...other }));
  if (schema.anyOf) return resolved(schema.anyOf.find(({ type }) => type !== 'null') ?? {});
  return schema;
}

/** The type of a schema; of several the first that is not null. */
export function typeOf({ type, properties, items }: Schema): string {
  const types = typeof type === 'string' ? [type] : (type ?? []);
  return types.find((one) => one !== 'null') ?? (properties ? 'object' : items ? 'array' : 'string');
}

/** A place in a body: `parent.firstName` as names, an element of a list as 0. */
export type Place = readonly (string | number)[];

/** Every place in a body of this schema, with what is described there; of a list its first element. */
export function placesOf(given: Schema, at: Place = []): readonly { at: Place; schema: Schema }[] {
  const schema = resolved(given);
  const below = schema.items
    ? placesOf(schema.items, [...at, 0])
    : Object.entries(schema.properties ?? {}).flatMap(([name, member]) => placesOf(member, [...at, name]));
  return [{ at, schema }, ...below];
}

/** A copy of a body with another value at a place; whatever is missing on the way there is made. */
export function withValueAt(body: unknown, [first, ...rest]: Place, value: unknown): unknown {
  if (first === undefined) return value;
  if (typeof first === 'number') {
    const list = Array.isArray(body) ? [...(body as unknown[])] : [];
    list[first] = withValueAt(list[first], rest, value);
    return list;
  }
  const record = typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {};
  // Not assigned: that would set the prototype where the name is __proto__.
  return Object.fromEntries([
    ...Object.entries(record).filter(([name]) => name !== first),
    [first, withValueAt((record as Record<string, unknown>)[first], rest, value)],
  ]);
}
