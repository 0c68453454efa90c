import { answerOf, createApiClient, ProblemError, ServerUnreachableError } from './index.js';

const id = '5a0c4a9e-3d8c-4d0e-8f3b-1f4f2a6c7d11';
const path = { params: { path: { id } }, body: {} };

const json = (body: unknown, init: ResponseInit = {}): Response =>
  new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' }, ...init });

describe('the client of the API', () => {
  const answering = (answer: (request: Request) => Response | Promise<Response>, token?: string) => {
    const seen: Request[] = [];
    const told = { unauthenticated: 0, receipts: [] as string[] };
    const client = createApiClient({
      baseUrl: 'http://localhost',
      token: () => token,
      onUnauthenticated: () => (told.unauthenticated += 1),
      onReceipt: (checkpoint) => told.receipts.push(checkpoint),
      fetch: async (request) => {
        seen.push(request);
        return answer(request);
      },
    });
    return { client, seen, told };
  };

  it('answers with the document, and sends the token', async () => {
    const { client, seen } = answering(() => json({ items: [], nextCursor: null }), 'abc');
    expect(await answerOf(client.GET('/api/v1/locations'))).toEqual({ items: [], nextCursor: null });
    expect(seen[0]?.headers.get('authorization')).toBe('Bearer abc');
    expect(seen[0]?.headers.has('idempotency-key')).toBe(false);
  });

  it('gives each write a key of its own, unless the caller repeats one', async () => {
    const { client, seen } = answering(() => json({}));
    await answerOf(client.POST('/api/v1/applications/{id}/accept', path));
    await answerOf(client.POST('/api/v1/applications/{id}/accept', path));
    await answerOf(
      client.POST('/api/v1/applications/{id}/accept', { ...path, headers: { 'idempotency-key': id } }),
    );
    const keys = seen.map(({ headers }) => headers.get('idempotency-key'));
    expect(new Set(keys).size).toBe(3);
    expect(keys[2]).toBe(id);
  });

  it('throws what the server refuses, with its fields', async () => {
    const problem = {
      type: 'urn:kinderopvangzoeker:problem:validation',
      title: 'Ongeldige gegevens',
      status: 400,
      detail: 'Niet alle gegevens zijn geldig.',
      errors: [{ field: 'postcode', rule: 'matches', message: 'postcode heeft vier cijfers' }],
    };
    const { client } = answering(() =>
      json(problem, { status: 400, headers: { 'content-type': 'application/problem+json' } }),
    );
    const error = await answerOf(client.GET('/api/v1/locations')).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ kind: 'validation', status: 400, fieldErrors: problem.errors });
  });

  it('says that a token is no longer accepted', async () => {
    const problem = { type: 'urn:x:unauthenticated', title: '', status: 401, detail: 'Niet aangemeld' };
    const { client, told } = answering(() => json(problem, { status: 401 }), 'abc');
    await expect(answerOf(client.GET('/api/v1/locations'))).rejects.toBeInstanceOf(ProblemError);
    expect(told.unauthenticated).toBe(1);
  });

  it('tells a lost server from a refusal', async () => {
    const lost = answering(() => Promise.reject(new TypeError('fetch failed')));
    await expect(answerOf(lost.client.GET('/api/v1/locations'))).rejects.toBeInstanceOf(
      ServerUnreachableError,
    );
    const proxy = answering(() => new Response('<html>', { status: 502 }));
    await expect(answerOf(proxy.client.GET('/api/v1/locations'))).rejects.toBeInstanceOf(
      ServerUnreachableError,
    );
  });

  it('hands on the receipt of a write', async () => {
    const { client, told } = answering(() => json({}, { headers: { 'log-checkpoint': 'bm90ZQ==' } }));
    await answerOf(client.POST('/api/v1/applications/{id}/accept', path));
    expect(told.receipts).toEqual(['bm90ZQ==']);
  });
});
