import { startHealthServer, type HealthServer } from './health-server.js';
import { Readiness } from './readiness.js';

describe('The health of a process without an HTTP interface', () => {
  let server: HealthServer;
  let inOrder: boolean;

  beforeAll(async () => {
    const readiness = new Readiness();
    readiness.add('lease', () => inOrder || 'waiting for the database');
    const also = { '/metrics': async () => ({ status: 200, contentType: 'text/plain', body: 'lag 3\n' }) };
    server = await startHealthServer({ readiness, host: '127.0.0.1', port: 0, also });
  });
  beforeEach(() => (inOrder = true));
  afterAll(() => server.close());

  const ask = async (path: string, method = 'GET') => {
    const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, { method });
    return {
      status: answer.status,
      text: await answer.text(),
      cached: answer.headers.get('cache-control'),
      policy: answer.headers.get('content-security-policy'),
    };
  };

  it('says that the process lives, also when a part is not in order', async () => {
    inOrder = false;
    expect(await ask('/health/live')).toMatchObject({ status: 200, text: '{"status":"ok"}' });
  });

  it('names what is missing while it is not ready', async () => {
    expect(await ask('/health/ready?now')).toMatchObject({ status: 200, cached: 'no-store' });
    inOrder = false;
    const { status, text } = await ask('/health/ready');
    expect(status).toBe(503);
    expect(JSON.parse(text)).toEqual({
      ready: false,
      missing: [{ name: 'lease', reason: 'waiting for the database' }],
    });
  });

  it('answers under the paths that it was given, and nowhere else', async () => {
    expect(await ask('/metrics')).toMatchObject({ status: 200, text: 'lag 3\n' });
    expect(await ask('/api/v1/locations')).toMatchObject({ status: 404 });
    expect(await ask('/toString')).toMatchObject({
      ...{ status: 404, cached: 'no-store' },
      policy: "default-src 'none';frame-ancestors 'none'",
    });
    expect(await ask('/health/live', 'POST')).toMatchObject({ status: 405 });
  });
});
