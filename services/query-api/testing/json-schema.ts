import { isDeepStrictEqual } from 'node:util';
import { isUuid } from '@koz/privacy-types';

/** The part of JSON Schema 2020-12 that the documented formats use; a keyword beyond it is an error. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly title?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: false | JsonSchema;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly oneOf?: readonly JsonSchema[];
}

type Check<Keyword extends keyof JsonSchema> = (
  wanted: NonNullable<JsonSchema[Keyword]>,
  value: unknown,
  at: string,
  context: { readonly root: JsonSchema; readonly schema: JsonSchema },
) => string[];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const typeOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isSafeInteger(value) ? 'integer' : typeof value;
};

const formats: Readonly<Record<string, (text: string) => boolean>> = {
  uuid: isUuid,
  date: (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)),
  'date-time': (text) =>
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text)),
};

const unless = (holds: boolean, at: string, fault: string): string[] => (holds ? [] : [`${at}: ${fault}`]);
const nothing = (): string[] => [];

const keywords: { readonly [Keyword in keyof Required<JsonSchema>]: Check<Keyword> } = {
  $schema: nothing,
  $id: nothing,
  title: nothing,
  $defs: nothing,
  $ref: (ref, value, at, { root }) => {
    const schema = root.$defs?.[ref.replace('#/$defs/', '')];
    if (!schema) throw new TypeError(`the schema has no ${ref}`);
    return violations(root, value, schema, at);
  },
  type: (types, value, at) => unless([types].flat().includes(typeOf(value)), at, `is ${typeOf(value)}`),
  const: (wanted, value, at) => unless(isDeepStrictEqual(wanted, value), at, 'is another value'),
  enum: (wanted, value, at) => unless(wanted.includes(value), at, 'is none of the values'),
  pattern: (pattern, value, at) =>
    unless(typeof value !== 'string' || new RegExp(pattern, 'u').test(value), at, 'has another form'),
  format: (format, value, at) => {
    const check = formats[format];
    if (!check) throw new TypeError(`the format ${format} is not known here`);
    return unless(typeof value !== 'string' || check(value), at, `is no ${format}`);
  },
  required: (names, value, at) =>
    isRecord(value)
      ? names.filter((name) => !Object.hasOwn(value, name)).map((name) => `${at}.${name}: is absent`)
      : [],
  properties: (properties, value, at, { root }) =>
    isRecord(value)
      ? Object.entries(properties).flatMap(([name, schema]) =>
          Object.hasOwn(value, name) ? violations(root, value[name], schema, `${at}.${name}`) : [],
        )
      : [],
  additionalProperties: (schema, value, at, { root, schema: { properties = {} } }) =>
    isRecord(value)
      ? Object.keys(value)
          .filter((name) => !Object.hasOwn(properties, name))
          .flatMap((name) =>
            schema === false
              ? [`${at}.${name}: is not documented`]
              : violations(root, value[name], schema, `${at}.${name}`),
          )
      : [],
  items: (schema, value, at, { root }) =>
    Array.isArray(value)
      ? value.flatMap((item, index) => violations(root, item, schema, `${at}[${index}]`))
      : [],
  minItems: (least, value, at) =>
    unless(!Array.isArray(value) || value.length >= least, at, `has fewer than ${least}`),
  oneOf: (schemas, value, at, { root }) => {
    const faults = schemas.map((schema) => violations(root, value, schema, at));
    const matching = faults.filter((each) => each.length === 0).length;
    return matching === 1 ? [] : [`${at}: matches ${matching} of ${schemas.length}`];
  },
};

/** What of a value is not as its schema says, by its place; empty when all of it is. */
export function violations(root: JsonSchema, value: unknown, schema = root, at = '$'): string[] {
  return Object.entries(schema).flatMap(([keyword, wanted]) => {
    const check = keywords[keyword as keyof JsonSchema] as Check<keyof JsonSchema> | undefined;
    if (!check) throw new TypeError(`the keyword ${keyword} is not known here`);
    return check(wanted as never, value, at, { root, schema });
  });
}
