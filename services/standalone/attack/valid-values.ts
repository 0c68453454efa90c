import fc from 'fast-check';
import { method1, methods } from '@koz/disclosure';
import type { Role } from '@koz/identity';
import { defaultRetentionPolicy } from '@koz/retention';
import { placesOf, resolved, typeOf, type Operation, type Place, type Schema } from './document.js';
import { nationalNumber } from './families.js';
import { canary } from './hostile.js';
import { kindByName, kindInPath, ownerships, type Kind, type Ownership } from './targets.js';

/*
 * Values as the document and the rules of the domain take them. What names something is written as a placeholder, for which
 * thing it is follows from who asks and from what was filed until then.
 */

const placeholders = /\[\[(\w+):(\w+):(\d+)\]\]/g;

/** Text with its placeholders filled. */
export const filled = (
  text: string,
  pick: (kind: Kind, whose: Ownership, number: number) => string,
): string =>
  text.replaceAll(placeholders, (_, whose, kind, number) =>
    pick(kind as Kind, whose as Ownership, Number(number)),
  );

const idOf = (kind: Kind): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.oneof(
        { weight: 9, arbitrary: fc.constant<Ownership>('own') },
        { weight: 1, arbitrary: fc.constantFrom(...ownerships) },
      ),
      fc.nat(40),
    )
    .map(([whose, number]) => `[[${whose}:${kind}:${number}]]`);

const name = fc.constantFrom('', 'ke', 's-De Smet', ' van der Elst', 'ö').map((end) => `${canary}${end}`);
const day = (...days: string[]): fc.Arbitrary<string> => fc.constantFrom(...days);

/** By name, where the type alone does not tell what the domain takes; the name of what it is in, first. */
const named: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  firstName: name,
  lastName: name,
  street: name,
  number: fc.constantFrom('1', '12', '12A'),
  box: fc.constantFrom('3', 'bus 4'),
  email: fc.constant(`${canary.toLowerCase()}@voorbeeld.be`),
  phone: fc.constantFrom('0470 98 76 54', '+32 3 298 76 54'),
  nationalNumber: fc.constantFrom(...[701, 703, 709].map((serial) => nationalNumber('870219', serial))),
  'parent.birthDate': day('1987-02-19'),
  'child.birthDate': day('2026-09-30', '2026-03-01', '2026-11-01'),
  postcode: fc.constantFrom('2018', '2800', '2060'),
  startDate: day('2027-03-01', '2027-09-01'),
  endDate: day('2029-08-31', '2029-06-30'),
  careParts: fc
    .subarray(['mon', 'tue', 'wed', 'thu', 'fri'], { minLength: 1 })
    .map((days) => days.map((weekday) => ({ weekday, part: 'full' }))),
  locationIds: idOf('location').map((id) => [id]),
  ground: fc.constantFrom('regionDefault', 'councilDecision'),
  receipt: fc.constant('7ZK2-8H4Q-9V3M-0T6B-5XNC-1W'),
  groundDate: day('2026-11-23'),
  effectiveFrom: day('2026-12-15'),
  expires: day('2027-06-30'),
  until: day('2026-11-23'),
  asOf: day('2026-11-23'),
  // The clock stays where it is: a fuzzer that moves it by years tries another thing.
  now: day('2026-11-23T12:00:00Z'),
  method: fc.constant({ ...method1, version: 2 }),
  retention: fc.constantFrom(defaultRetentionPolicy, { ...defaultRetentionPolicy, version: 2 }),
  municipality: fc.constantFrom('Antwerpen', 'Mechelen'),
  // Whoever waits longer waits for nothing.
  wait: fc.constant(0),
  minPosition: fc.nat(20),
};

/** Of parameters of an address where a member of a body has the same name. */
const namedInAddress: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  careParts: fc.constantFrom('mon:full', 'mon:full,tue:morning'),
  method: fc.constantFrom(...methods.map(({ id }) => id)),
  asOf: fc.constantFrom('2026-11-23T12:00:00Z'),
};

/** A value that its schema and, mostly, the domain take. */
export function validValue(given: Schema, at: Place): fc.Arbitrary<unknown> {
  const schema = resolved(given);
  const last = at.filter((part) => typeof part === 'string').at(-1) ?? '';
  const own = named[at.slice(-2).join('.')] ?? named[last];
  const isElement = typeof at.at(-1) === 'number';
  if (own && !isElement) return own;
  const kind = kindByName(last);
  if (kind !== undefined && typeOf(schema) === 'string') return idOf(kind);
  return ofSchema(schema, at);
}

function ofSchema(schema: Schema, at: Place): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.format === 'date') return day('2026-11-23', '2026-12-23');
  switch (typeOf(schema)) {
    case 'object':
      return recordOf(schema, at);
    case 'array': {
      const element = resolved(schema.items ?? {});
      if (element.enum) return fc.subarray([...element.enum], { minLength: 1 });
      return fc.array(validValue(element, [...at, 0]), { minLength: 1, maxLength: 3 });
    }
    case 'integer':
    case 'number':
      return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? (schema.minimum ?? 0) + 9 });
    case 'boolean':
      return fc.boolean();
    default:
      return schema.example === undefined ? fc.constant(canary) : fc.constant(schema.example);
  }
}

function recordOf({ properties = {}, required = [] }: Schema, at: Place): fc.Arbitrary<unknown> {
  const model = Object.fromEntries(
    Object.entries(properties).map(([key, member]) => [key, validValue(member, [...at, key])]),
  );
  return fc.oneof(
    { weight: 3, arbitrary: fc.record(model) },
    { weight: 1, arbitrary: fc.record(model, { requiredKeys: [...required] }) },
  );
}

/** A body as its schema has it; undefined where none is described. */
export const validBody = ({ body }: Operation): fc.Arbitrary<unknown> =>
  body === undefined ? fc.constant(undefined) : validValue(body, []);

/** Of what a body may hold, where only one of these is taken. */
const oneOf = ['method', 'terms', 'retention'];

/** A body as the domain takes it from this role: the schema does not tell who must say what. */
export function fittingBody(body: unknown, by: Role | 'nobody', choice: number): unknown {
  if (typeof body !== 'object' || body === null) return body;
  const kept = oneOf[choice % oneOf.length];
  const members = Object.entries(body).filter(([key]) => {
    if (key === 'mandate') return by === 'servicePoint';
    if (key === 'contractSigned') return by === 'organiser';
    if (key === 'groundDate') return kept !== 'retention';
    if (key === 'effectiveFrom' && 'ground' in body) return kept === 'retention';
    return !oneOf.includes(key) || key === kept;
  });
  return Object.fromEntries(members);
}

/** A valid value of a parameter of the address, as text. */
export function validParameter(
  operation: Operation,
  parameter: Operation['parameters'][number],
): fc.Arbitrary<string> {
  if (parameter.in === 'path') return idOf(kindInPath(operation, parameter.name));
  const kind = kindByName(parameter.name);
  if (kind !== undefined) return idOf(kind);
  const value = namedInAddress[parameter.name] ?? validValue(parameter.schema, [parameter.name]);
  return value.map(String);
}

/** The texts of a body that are values of persons: what stands in parent, child and address. */
export function personalIn(body: unknown, isPersonal = false): string[] {
  if (typeof body === 'string') return isPersonal ? [body] : [];
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([key, member]) =>
    personalIn(member, isPersonal || ['parent', 'child', 'address'].includes(key)),
  );
}

/** Where a body of this operation has text. */
export const textPlaces = ({ body }: Operation): Place[] =>
  body === undefined
    ? []
    : placesOf(body)
        .filter(({ schema }) => typeOf(schema) === 'string')
        .map(({ at }) => at);
