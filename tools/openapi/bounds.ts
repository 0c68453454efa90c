/** The part of a JSON Schema that says how much somebody may send. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: unknown;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema?: Schema;
}

type Content = Readonly<Record<string, { readonly schema?: Schema }>>;

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

export interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** A list of an answer, by the call and the member that holds it, and the most that a page of it may be asked to hold. */
export interface AnsweredList {
  readonly call: string;
  readonly member: string;
  /** Absent where the call takes no `limit`, or one without a maximum. */
  readonly limit: number | undefined;
}

/** Forms that say themselves how long they are. */
const boundedFormats = ['uuid', 'date', 'date-time'];

/** A pattern of the whole text in which nothing goes on for ever. */
const isBounded = (pattern: string): boolean =>
  /^\^.*\$$/.test(pattern) && !/(?<!\\)[*+]|\{\d+,\}/.test(pattern);

/** Everything of a request that a schema lets go on for ever: texts, lists, objects of any members, and what says no type. */
export function unboundedIn(document: Described): string[] {
  const found = callsOf(document).flatMap(({ call, operation }) => [
    ...(operation.parameters ?? []).flatMap(({ name, in: place, schema }) =>
      unbounded(document, schema, `${call} ${place} ${name}`, []),
    ),
    ...Object.values(operation.requestBody?.content ?? {}).flatMap(({ schema }) =>
      unbounded(document, schema, call, []),
    ),
  ]);
  return [...new Set(found)];
}

function unbounded(
  document: Described,
  schema: Schema | undefined,
  at: string,
  within: readonly string[],
): string[] {
  if (schema === undefined) return [`${at}: no schema`];
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    if (within.includes(name)) return [`${at}: holds itself`];
    return unbounded(document, document.components.schemas[name], name, [...within, name]);
  }
  const parts = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  if (parts.length > 0) return parts.flatMap((part) => unbounded(document, part, at, within));
  if (schema.enum !== undefined) return [];
  const types = [schema.type ?? []].flat();
  if (types.length === 0) return [`${at}: no type`];
  return types.flatMap((type) => {
    if (type === 'string') return isBoundedText(schema) ? [] : [`${at}: text`];
    if (type === 'array')
      return [
        ...(schema.maxItems === undefined ? [`${at}: list`] : []),
        ...unbounded(document, schema.items, `${at}[]`, within),
      ];
    if (type !== 'object') return [];
    const open = schema.additionalProperties ? [`${at}: any members`] : [];
    const members = Object.entries(schema.properties ?? {});
    return [
      ...open,
      ...members.flatMap(([name, member]) => unbounded(document, member, `${at}.${name}`, within)),
    ];
  });
}

const isBoundedText = ({ maxLength, format, pattern }: Schema): boolean =>
  maxLength !== undefined ||
  boundedFormats.includes(format ?? '') ||
  (pattern !== undefined && isBounded(pattern));

/** The lists that answers hold, at the top or in a member of theirs, with the most that a page may hold. */
export function answeredListsIn(document: Described): AnsweredList[] {
  return callsOf(document).flatMap(({ call, operation }) => {
    const limit = operation.parameters?.find(({ name }) => name === 'limit')?.schema?.maximum;
    return Object.entries(operation.responses)
      .filter(([status]) => status.startsWith('2'))
      .flatMap(([, { content = {} }]) => Object.values(content))
      .flatMap(({ schema }) => listsOf(document, schema))
      .map((member) => ({ call, member, limit }));
  });
}

function listsOf(document: Described, schema: Schema | undefined): string[] {
  if (schema?.$ref !== undefined)
    return listsOf(document, document.components.schemas[schema.$ref.split('/').at(-1) ?? '']);
  if (schema?.allOf) return schema.allOf.flatMap((part) => listsOf(document, part));
  if (schema?.type === 'array') return ['the answer'];
  return Object.entries(schema?.properties ?? {}).flatMap(([name, { type }]) =>
    [type].flat().includes('array') ? [name] : [],
  );
}

const callsOf = ({ paths }: Described) =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ call: `${method} ${path}`, operation })),
  );
