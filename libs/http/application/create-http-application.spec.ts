import { request } from 'node:http';
import { Body, Controller, Get, Module, Param, Post, Res } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { DevelopmentTokens, type Principal } from '@koz/identity';
import { Readiness, type Logger } from '@koz/platform';
import {
  CurrentPrincipal,
  IdempotencyKey,
  IfMatch,
  MayBeAbsent,
  Nested,
  NestedList,
  Does,
  createHttpApplication,
  setRevision,
} from '../index.js';

class Parent {
  @Matches(/^\d{11}$/) nationalNumber!: string;
  @IsString() @MaxLength(5) firstName!: string;
}

class Part {
  @IsIn(['mon', 'tue']) weekday!: string;
}

class Plan {
  @Nested(() => Parent) parent!: Parent;
  @NestedList(() => Part) careParts!: Part[];
  @IsOptional() @IsString({ context: { message: 'Eigen zin.' } }) note?: string;
}

class Reason {
  @MayBeAbsent() @IsIn(['groupFull']) reason?: string;
}

@Controller('plans')
class Plans {
  @Does('readHealth')
  @Post()
  file(@Body() plan: Plan): unknown {
    return { isPlan: plan instanceof Plan, isParent: plan.parent instanceof Parent };
  }

  @Does('listApplications')
  @Post(':id/accept')
  accept(
    @Param('id') id: string,
    @Body() _reason: Reason,
    @IdempotencyKey() key: string,
    @IfMatch() expected: number | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): unknown {
    setRevision(reply, 7);
    return { id, key, expected: expected ?? null, role: principal.role };
  }

  @Get('forgotten')
  forgotten(): string {
    return 'nobody said who may call this';
  }

  @Does('readHealth')
  @Get('broken/:name')
  broken(@Param('name') name: string): never {
    throw new Error(`invalid input syntax for type date: "${name}"`);
  }
}

@Module({ controllers: [Plans] })
class PlansModule {}

/** Sent as it stands: other clients put headers of one name together. */
const sentWith = (address: string, headers: readonly (readonly [string, string])[]) =>
  new Promise<{ status: number; text: string }>((resolve, reject) => {
    const flat = [['Host', 'localhost'], ['Content-Length', '0'], ...headers].flat();
    request(address, { method: 'POST', headers: flat }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    })
      .on('error', reject)
      .end();
  });

const lines: string[] = [];
const write = (fields: unknown, message?: string) => {
  const { error, ...rest } = (typeof fields === 'object' ? fields : {}) as Record<string, unknown>;
  lines.push(JSON.stringify({ ...rest, error: (error as Error | undefined)?.name, message }));
};
const logger: Logger = { debug: write, info: write, warn: write, error: write, child: () => logger };

describe('an HTTP application', () => {
  const tokens = DevelopmentTokens.ephemeral('development');
  let ready = true;
  const readiness = new Readiness();
  readiness.add('projections', () => ready || 'behind');
  let app: NestFastifyApplication;

  beforeAll(async () => {
    app = await createHttpApplication(PlansModule, {
      verifier: tokens,
      readiness,
      logger,
    });
  });
  afterAll(() => app.close());
  beforeEach(() => void (lines.length = 0));

  const post = (url: string, payload: unknown, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url: `/api/v1${url}`,
      payload: payload as string,
      headers: { 'content-type': 'application/json', ...headers },
    });
  const bearer = async (role: 'organiser' | 'family') => ({
    authorization: `Bearer ${await tokens.issue({ role })}`,
  });

  const plan = () => ({
    parent: { nationalNumber: '85073003328', firstName: 'Lotte' },
    careParts: [{ weekday: 'mon' }],
  });

  describe('validation', () => {
    const refusal = async (body: unknown) => {
      const answer = await post('/plans', body);
      expect(answer.statusCode).toBe(400);
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(answer.json()).toMatchObject({
        type: 'urn:kinderopvangzoeker:problem:validation',
        status: 400,
        title: 'Ongeldige gegevens',
      });
      return (answer.json() as { errors: { field: string; rule: string; message: string }[] }).errors;
    };

    it('hands a handler instances of the declared classes', async () => {
      const answer = await post('/plans', plan());
      expect(answer.json()).toEqual({ isPlan: true, isParent: true });
    });

    it('names a nested field by its path and never repeats the value', async () => {
      const body = {
        parent: { nationalNumber: '12345', firstName: 'Maximiliaan' },
        careParts: [{ weekday: 'mon' }, { weekday: 'zondag' }],
      };
      const errors = await refusal(body);
      expect(errors).toEqual([
        { field: 'parent.nationalNumber', rule: 'matches', message: 'Dit heeft niet de juiste vorm.' },
        { field: 'parent.firstName', rule: 'maxLength', message: 'Deze tekst is te lang.' },
        { field: 'careParts[1].weekday', rule: 'isIn', message: 'Deze waarde is niet toegestaan.' },
      ]);
    });

    it('says of a missing field only that it is required', async () => {
      expect(await refusal({ parent: { nationalNumber: '85073003328' }, careParts: [] })).toEqual([
        { field: 'parent.firstName', rule: 'required', message: 'Dit veld is verplicht.' },
      ]);
    });

    it('refuses unknown fields at every depth', async () => {
      const errors = await refusal({ ...plan(), parent: { ...plan().parent, age: 30 }, extra: 1 });
      expect(errors.map(({ field, rule }) => [field, rule])).toEqual([
        ['extra', 'unknownField'],
        ['parent.age', 'unknownField'],
      ]);
    });

    it('does not repeat an unknown name that is more than a name', async () => {
      const errors = await refusal({ ...plan(), 'Lotte Peeters, 0470 12 34 56': 1 });
      expect(errors.map(({ field }) => field)).toEqual(['?']);
    });

    it('takes null for what was left out only where that means something', async () => {
      const accepted = await post('/plans/1/accept', { reason: null }, await bearer('organiser'));
      expect(accepted.statusCode).toBe(400);
      expect(accepted.json()).toMatchObject({ errors: [{ field: 'reason', rule: 'isIn' }] });
      expect((await post('/plans', { ...plan(), note: null })).statusCode).toBe(201);
    });

    it('takes no list for an object, and no list in place of an element', async () => {
      const fields = async (body: unknown) => (await refusal(body)).map(({ field }) => field);
      expect(await fields({ ...plan(), parent: [] })).toContain('parent');
      expect(await fields({ ...plan(), parent: 'x' })).toContain('parent');
      expect(await fields({ ...plan(), careParts: [[]] })).toContain('careParts');
      expect(await fields({ ...plan(), careParts: {} })).toContain('careParts');
      expect(await refusal([])).toBeDefined();
      expect(await refusal('null')).toBeDefined();
    });

    it('uses the sentence that a rule brings along', async () => {
      expect(await refusal({ ...plan(), note: 3 })).toEqual([
        { field: 'note', rule: 'isString', message: 'Eigen zin.' },
      ]);
    });

    it('answers a request with a thousand mistakes with fifty lines', async () => {
      const careParts = Array.from({ length: 1000 }, () => ({ weekday: 'x' }));
      expect(await refusal({ ...plan(), careParts })).toHaveLength(50);
    });
  });

  describe('bodies', () => {
    it.each([
      ['malformed JSON', '{"parent": Lotte}'],
      ['a name that reaches for a prototype', '{"__proto__": {"parent": {}}}'],
    ])('refuses %s without quoting it', async (_, body) => {
      const answer = await post('/plans', body);
      expect(answer.statusCode).toBe(400);
      expect(answer.json()).toMatchObject({ errors: [{ field: 'body', rule: 'json' }] });
      expect(answer.body).not.toContain('Lotte');
      expect(answer.body).not.toContain('__proto__');
    });

    it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])(
      'refuses %s',
      async (type) => {
        const answer = await post('/plans', 'parent=1', { 'content-type': type });
        expect(answer.statusCode).toBe(415);
        expect(answer.json()).toMatchObject({
          type: 'urn:kinderopvangzoeker:problem:unsupported-media-type',
        });
      },
    );

    it('refuses a body that is too large', async () => {
      const answer = await post('/plans', JSON.stringify({ note: 'x'.repeat(70_000) }));
      expect(answer.statusCode).toBe(413);
      expect(answer.json()).toMatchObject({ type: 'urn:kinderopvangzoeker:problem:body-too-large' });
    });

    it('takes an empty body for one without fields', async () => {
      const headers = await bearer('organiser');
      expect((await post('/plans/1/accept', '', headers)).statusCode).toBe(201);
      const without = await app.inject({ method: 'POST', url: '/api/v1/plans/1/accept', headers });
      expect(without.statusCode).toBe(201);
    });
  });

  describe('text that is none', () => {
    it.each([
      ['NUL in a field', { ...plan(), note: 'a\0b' }, 'note', 'characters'],
      [
        'half a surrogate pair in a list',
        { ...plan(), careParts: [{ weekday: '\ud800' }] },
        'careParts[0].weekday',
        'characters',
      ],
      ['the other half in a name', { ...plan(), parent: { '\udc00': 1 } }, 'parent', 'characters'],
      ['NUL alone', 'a\0b', 'body', 'characters'],
    ])('is refused: %s', async (_, body, field, rule) => {
      const answer = await post('/plans', JSON.stringify(body));
      expect(answer.statusCode).toBe(400);
      expect(answer.json()).toMatchObject({ errors: [{ field, rule }] });
    });

    it('is refused in an address too', async () => {
      for (const url of [
        '/api/v1/plans/broken/a%00b',
        '/api/v1/plans/broken/Lotte?name=%00',
        '/api/v1/x?a=1&a=%00',
      ]) {
        const answer = await app.inject(url);
        expect([url, answer.statusCode]).toEqual([url, 400]);
      }
    });

    it('is not what a character beyond the first plane is', async () => {
      expect((await post('/plans', { ...plan(), note: '👩‍👧 𝕏' })).statusCode).toBe(201);
    });
  });

  it('refuses what lies too deep in each other before anything goes down into it', async () => {
    const lists = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    const objects = `${'{"parent":'.repeat(3_000)}1${'}'.repeat(3_000)}`;
    for (const body of [lists, objects]) {
      const answer = await post('/plans', body);
      expect(answer.statusCode).toBe(400);
      expect(answer.json()).toMatchObject({ errors: [{ rule: 'tooDeep' }] });
    }
  });

  describe('headers of a write', () => {
    const accept = async (headers: Record<string, string>) =>
      post('/plans/1/accept', {}, { ...(await bearer('organiser')), ...headers });

    it('reads the key and the revision, and answers with the revision as ETag', async () => {
      const key = '7d444840-9dc0-41d1-b245-5ffdce74fad2';
      const answer = await accept({ 'idempotency-key': key.toUpperCase(), 'if-match': 'W/"6"' });
      expect(answer.json()).toEqual({ id: '1', key, expected: 6, role: 'organiser' });
      expect(answer.headers.etag).toBe('"7"');
    });

    it('makes a key when there is none, another each time', async () => {
      const keys = [await accept({}), await accept({ 'if-match': '*' })].map(
        (answer) => (answer.json() as { key: string; expected: null }).key,
      );
      expect(new Set(keys).size).toBe(2);
    });

    it.each([
      ['Idempotency-Key', 'not-a-uuid'],
      ['Idempotency-Key', ''],
      ['If-Match', '4'],
      ['If-Match', '"four"'],
      ['If-Match', '"1", "2"'],
    ])('refuses %s: %s', async (name, value) => {
      const answer = await accept({ [name.toLowerCase()]: value });
      expect(answer.statusCode).toBe(400);
      expect(answer.json()).toMatchObject({ errors: [{ field: name }] });
    });
  });

  describe('the guard', () => {
    it('asks for a token, and says how', async () => {
      const answer = await post('/plans/1/accept', {});
      expect(answer.statusCode).toBe(401);
      expect(answer.headers['www-authenticate']).toBe('Bearer');
      expect(answer.json()).toMatchObject({ type: 'urn:kinderopvangzoeker:problem:unauthenticated' });
    });

    it('refuses a token that it does not know, without repeating it', async () => {
      const answer = await post('/plans/1/accept', {}, { authorization: 'Bearer abc.def.ghi' });
      expect(answer.statusCode).toBe(401);
      expect(answer.headers['www-authenticate']).toBe('Bearer error="invalid_token"');
      expect(answer.body + lines.join()).not.toContain('abc.def');
    });

    it('refuses two tokens, of whoever they are', async () => {
      await app.listen(0, '127.0.0.1');
      const address = `${await app.getUrl()}/api/v1/plans/1/accept`;
      const { authorization } = await bearer('organiser');
      const both = await sentWith(address, [
        ['Authorization', authorization],
        ['authorization', 'Bearer abc.def.ghi'],
      ]);
      expect(both.status).toBe(400);
      expect(JSON.parse(both.text)).toMatchObject({ errors: [{ field: 'Authorization', rule: 'oneToken' }] });
      expect((await sentWith(address, [['Authorization', authorization]])).status).toBe(201);
    });

    it('refuses a role that the handler does not name', async () => {
      const answer = await post('/plans/1/accept', {}, await bearer('family'));
      expect(answer.statusCode).toBe(403);
    });

    it('refuses everyone where nobody was named', async () => {
      const url = '/api/v1/plans/forgotten';
      const answer = await app.inject({ url, headers: await bearer('organiser') });
      expect(answer.statusCode).toBe(403);
    });
  });

  describe('failures', () => {
    it('answers an unknown error without a word of its message, and logs none', async () => {
      const answer = await app.inject('/api/v1/plans/broken/Lotte');
      expect(answer.statusCode).toBe(500);
      expect(answer.json()).toEqual({
        type: 'urn:kinderopvangzoeker:problem:internal',
        title: 'Er ging iets mis',
        status: 500,
        detail: 'Er ging iets mis bij ons. Probeer het later opnieuw.',
      });
      expect(lines.join()).toContain('a request failed');
      expect(lines.join()).not.toContain('Lotte');
    });

    it('answers an address that does not exist, and one that is malformed', async () => {
      const missing = await app.inject('/api/v1/nothing?name=Lotte');
      expect(missing.statusCode).toBe(404);
      expect(missing.json()).toMatchObject({ type: 'urn:kinderopvangzoeker:problem:not-found' });
      const malformed = await app.inject('/api/v1/plans/%C0%AFLotte');
      expect(malformed.statusCode).toBe(400);
      expect(malformed.headers['content-type']).toContain('application/problem+json');
      expect(missing.body + malformed.body + lines.join()).not.toContain('Lotte');
    });
  });

  it('lets no cache keep any answer', async () => {
    for (const url of ['/api/v1/plans/forgotten', '/api/v1/nothing', '/health/live', '/%C0%AF'])
      expect((await app.inject(url)).headers['cache-control']).toBe('no-store');
  });

  it('logs the pattern of the route, not the address', async () => {
    await app.inject('/api/v1/plans/broken/Lotte?email=lotte@example.be');
    const line = lines.map((text) => JSON.parse(text) as Record<string, unknown>).at(-1);
    expect(line).toMatchObject({ method: 'GET', route: '/api/v1/plans/broken/:name', status: 500 });
  });

  it('tells whether it lives, and whether it is ready', async () => {
    expect((await app.inject('/health/live')).statusCode).toBe(200);
    expect((await app.inject('/health/ready')).statusCode).toBe(200);
    ready = false;
    const answer = await app.inject('/health/ready');
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toEqual({ ready: false, missing: [{ name: 'projections', reason: 'behind' }] });
    ready = true;
  });

  it('serves its own description, as a document and as a page', async () => {
    const document = (await app.inject('/api/openapi.json')).json() as { paths: object };
    expect(Object.keys(document.paths)).toContain('/api/v1/plans/{id}/accept');
    const page = await app.inject('/api/docs');
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toContain('text/html');
  });
});
