import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { roles } from '@koz/identity';
import { planFor, startWholeSystem, type WholeSystem, type Who } from './testing/index.js';

jest.setTimeout(240_000);

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
}
type Errors = readonly { readonly field: string; readonly rule: string }[];

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema & {
    readonly enum?: readonly unknown[];
    readonly example?: unknown;
    readonly minimum?: number;
    readonly maximum?: number;
  };
}
interface Described {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly parameters?: readonly Parameter[] }>>>
  >;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const document = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as Described;
const { schemas } = document.components;

/** The texts of a body that have a longest length, by the names that lead to them. */
function textsOf(schema: Schema, path: readonly string[] = []): { path: string[]; longest: number }[] {
  const { properties = {}, maxLength } = schema.$ref
    ? (schemas[schema.$ref.split('/').at(-1)!] ?? {})
    : schema;
  if (maxLength !== undefined) return [{ path: [...path], longest: maxLength }];
  return Object.entries(properties).flatMap(([name, member]) => textsOf(member, [...path, name]));
}

function withText(body: object, [name = '', ...rest]: readonly string[], text: string): object {
  const before = (body as Record<string, object>)[name] ?? {};
  return { ...body, [name]: rest.length === 0 ? text : withText(before, rest, text) };
}

const texts = textsOf(schemas['FileCarePlanBody']!);

describe('The limits of a system that runs', () => {
  let system: WholeSystem;
  let location: Awaited<ReturnType<WholeSystem['location']>>;
  beforeAll(async () => {
    system = await startWholeSystem({ KOZ_RATE_READS: '40', KOZ_RATE_WRITES: '30' });
    location = await system.location('antwerpen');
  });
  afterAll(() => system.end());

  const plan = () => planFor([location as never]);
  const as = (who: Who) => system.token(who);

  it('are those that the description gives of each text of a plan', async () => {
    expect(texts.map(({ path }) => path.join('.'))).toEqual(
      expect.arrayContaining(['controller', 'parent.firstName', 'parent.nationalNumber', 'address.box']),
    );
    const token = await as({ role: 'family' });
    for (const { path, longest } of texts) {
      const body = withText(plan(), path, 'x'.repeat(longest + 1));
      const answer = await system.call('POST', '/api/v1/care-plans', token, body);
      const { errors = [] } = answer.body as { errors?: Errors };
      const named = errors.filter(({ field }) => field === path.join('.')).map(({ rule }) => rule);
      expect({ path, status: answer.status, named }).toEqual({
        ...{ path, status: 400 },
        named: expect.arrayContaining([expect.stringMatching(/^(maxLength|tooLong)$/)]),
      });
    }
  });

  it('stop who copies an inbox page by page, and no colleague of theirs', async () => {
    const { organiserId } = location;
    const [copier, colleague] = [
      await as({ role: 'organiser', organiserId }),
      await as({ role: 'organiser', organiserId, person: 2 }),
    ];
    const pages: number[] = [];
    for (let page = 0; page < 41; page += 1)
      pages.push((await system.call('GET', '/api/v1/organiser/applications?limit=100', copier)).status);
    expect(pages).toEqual([...Array.from({ length: 40 }, () => 200), 429]);
    const other = await system.call('GET', '/api/v1/organiser/applications?limit=100', colleague);
    expect(other.status).toBe(200);
    expect((await system.call('GET', '/health/live')).status).toBe(200);
  });

  it('stop who writes without end, whatever was wrong with what they wrote', async () => {
    const token = await as({ role: 'servicePoint', controller: 'antwerpen' });
    const answers: number[] = [];
    for (let time = 0; time < 31; time += 1)
      answers.push((await system.call('POST', '/api/v1/care-plans', token, {})).status);
    expect(answers).toEqual([...Array.from({ length: 30 }, () => 400), 429]);
  });
});

/** What a parameter may be, so that another one is all that is wrong. */
const right = ({ schema: { enum: codes, example, minimum } }: Parameter): string =>
  String(codes?.[0] ?? example ?? minimum ?? '');

/** One more, or one longer, than the description lets a parameter be. */
const wrong = ({ schema: { type, maxLength = 100, maximum = 999_999_999_999_999 } }: Parameter): string =>
  type === 'integer' ? String(maximum + 1) : 'x'.repeat(maxLength + 1);

/** Each parameter of each query, with the query in which it is all that is wrong. */
const overBounds = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, { parameters = [] }]) => {
    const ofQuery = parameters.filter(({ in: place }) => place === 'query');
    return ofQuery.map((asked) => {
      const others = ofQuery.filter((other) => other.required && other !== asked);
      const value = wrong(asked);
      const query = [...others.map((other) => `${other.name}=${right(other)}`), `${asked.name}=${value}`];
      return { method: method.toUpperCase(), path, name: asked.name, value, query: query.join('&') };
    });
  }),
);

describe('Each parameter of each query of a system that runs', () => {
  let system: WholeSystem;
  const tokens: string[] = [];
  beforeAll(async () => {
    system = await startWholeSystem();
    const { organiserId } = await system.location('antwerpen');
    for (const role of roles)
      tokens.push(
        await system.token(
          role === 'organiser'
            ? { role, organiserId }
            : { role, ...(role !== 'agency' && { controller: 'antwerpen' }) },
        ),
      );
  });
  afterAll(() => system.end());

  /** The answer to the first role that may ask. */
  async function asWhoMay(method: string, path: string) {
    for (const token of tokens) {
      const answer = await system.call(method, path, token, method === 'GET' ? undefined : {});
      if (answer.status !== 403) return answer;
    }
    throw new Error(`nobody may ${method} ${path}`);
  }

  it('is refused by name beyond what the description says, and its value is not repeated', async () => {
    // The routes of log-in come with a provider, which this has not.
    const asked = overBounds.filter(({ path }) => !path.startsWith('/api/v1/session'));
    expect(asked.length).toBeGreaterThan(60);
    for (const { method, path, name, value, query } of asked) {
      const address = path.replace('{position}', '0').replaceAll(/\{\w+\}/g, () => randomUUID());
      const { status, text, body } = await asWhoMay(method, `${address}?${query}`);
      const fields = ((body['errors'] ?? []) as Errors).map(({ field }) => field);
      expect({ method, path, name, status, named: fields.includes(name) }).toEqual({
        ...{ method, path, name, status: 400 },
        named: true,
      });
      expect(text).not.toContain(value);
    }
  });
});
