import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { end, eventually, freePort } from '@koz/testing';
import { inDeploy, textOf } from './files.js';

interface Asked {
  readonly service: string;
  readonly headers: IncomingHttpHeaders;
}

const table = JSON.parse(readFileSync('deploy/routes.json', 'utf8')) as Record<string, string[]>;
const calls = Object.entries(table).flatMap(([service, ofService]) =>
  ofService.map((call) => {
    const [method = '', path = ''] = call.split(' ');
    return { service, method, path: path.replace(/\{[^}]+\}/g, '0b0e1a1e-3f55-4e0c-9a3f-0123456789ab') };
  }),
);

const nginx = ['nginx', '/usr/sbin/nginx'].find((program) => spawnSync(program, ['-v']).error === undefined);
const withNginx = nginx ? describe : describe.skip;

describe('the front', () => {
  it('sets no content security policy and no cache of its own, and writes nothing about who asks', () => {
    for (const name of ['nginx.conf', 'nginx.kubernetes.conf', 'http.conf', 'proxy.conf']) {
      const text = textOf(`front/${name}`);
      expect(text).not.toMatch(/Content-Security-Policy|proxy_cache /i);
      expect(text).not.toMatch(/access_log (?!off)/);
    }
  });

  it('has browsers keep to TLS by one header, whoever answers, and says itself from where somebody comes', () => {
    const text = textOf('front/nginx.conf');
    expect(text.match(/add_header Strict-Transport-Security/g)).toHaveLength(1);
    expect(text).toContain('proxy_hide_header Strict-Transport-Security;');
    expect(text).toMatch(/map \$remote_addr \$visitor \{\s+default \$remote_addr;/);
    expect(textOf('front/proxy.conf')).toContain('proxy_set_header X-Forwarded-For $visitor;');
  });
});

withNginx('the front, on a real nginx (needs nginx)', () => {
  let directory: string;
  let behind: Server[];
  let front: ChildProcess;
  let address: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'koz-front-'));
    await cp(inDeploy('front'), directory, { recursive: true });
    behind = ['command-api', 'query-api'].map((service) =>
      createServer(({ headers }, response) => {
        response.setHeader('content-security-policy', "default-src 'none'");
        response.end(JSON.stringify({ service, headers } satisfies Asked));
      }).listen(0, '127.0.0.1'),
    );
    await Promise.all(behind.map((server) => once(server, 'listening')));
    const port = await freePort();
    address = `http://127.0.0.1:${port}`;
    // The file of Kubernetes as it is, but for where it listens and where the two services are.
    const file = join(directory, 'nginx.kubernetes.conf');
    const [commands, queries] = behind.map(
      (server) => `127.0.0.1:${(server.address() as { port: number }).port}`,
    );
    const settings = (await readFile(file, 'utf8'))
      .replace('server command-api:3000', `server ${commands}`)
      .replace('server query-api:3000', `server ${queries}`)
      .replace('listen 8080', `listen 127.0.0.1:${port}`)
      .replace('pid /tmp/nginx.pid', `pid ${directory}/nginx.pid`);
    await writeFile(file, settings);
    const http = join(directory, 'http.conf');
    await writeFile(http, (await readFile(http, 'utf8')).replaceAll('/tmp/', `${directory}/`));
    front = spawn(nginx ?? '', ['-c', file, '-g', 'daemon off;'], { stdio: 'ignore' });
    await eventually(async () => (await fetch(`${address}/health/live`)).ok);
  });
  afterAll(async () => {
    await end(front, 'SIGTERM');
    for (const server of behind) server.close();
    await rm(directory, { recursive: true });
  });
  const ask = async (method: string, path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${address}${path}`, { method, headers });
    return { response, asked: (await response.json().catch(() => undefined)) as Asked | undefined };
  };

  it.each(calls)('gives $method $path to $service', async ({ service, method, path }) => {
    expect((await ask(method, path)).asked?.service).toBe(service);
    expect((await ask(method, `${path}/?a=POST%20/api/v1/care-plans`)).asked?.service).toBe(service);
  });

  it('gives the portal to whoever serves it, and looking at a session without reading it to who knows it', async () => {
    expect((await ask('GET', '/')).asked?.service).toBe('query-api');
    expect((await ask('GET', '/organisator/aanvragen')).asked?.service).toBe('query-api');
    expect((await fetch(`${address}/api/v1/session`, { method: 'HEAD' })).status).toBe(200);
  });

  it('keeps figures and readiness inside', async () => {
    for (const path of ['/metrics', '/metrics/', '/health/ready', '/./metrics', '//metrics', '/%6detrics']) {
      const { response, asked } = await ask('GET', path);
      expect([path, response.status, asked]).toEqual([path, 404, undefined]);
    }
    expect((await ask('GET', '/health/live')).response.status).toBe(200);
  });

  it('passes on what the services need to know, and what they say, untouched', async () => {
    const headers = {
      origin: 'https://kinderopvang.example.be',
      'sec-fetch-site': 'same-origin',
      cookie: 'a=b',
    };
    const { response, asked } = await ask('POST', '/api/v1/care-plans', headers);
    expect(asked?.headers).toMatchObject(headers);
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'");
    expect(response.headers.get('server')).toBe('nginx');
  });

  it('lets nobody outside choose the trace that is stored with what it brings about', async () => {
    const trace = {
      traceparent: `00-${'85073003328'.padEnd(32, '0')}-b7ad6b7169203331-01`,
      tracestate: 'a=b',
    };
    for (const path of ['/api/v1/care-plans', '/api/v1/locations', '/']) {
      const { asked } = await ask('POST', path, trace);
      expect(asked?.headers).toHaveProperty('host');
      expect(asked?.headers).not.toHaveProperty('tracestate');
      expect(asked?.headers).not.toHaveProperty('traceparent');
    }
  });

  it('takes no body that is larger than any of ours', async () => {
    const body = 'x'.repeat(200 * 1024);
    expect((await fetch(`${address}/api/v1/care-plans`, { method: 'POST', body })).status).toBe(413);
  });

  it('in compose.yaml is a file that nginx takes', async () => {
    const file = join(directory, 'nginx.conf');
    const key = ['req', '-x509', '-newkey', 'rsa:2048', '-noenc', '-subj', '/CN=localhost'];
    spawnSync('openssl', [...key, '-keyout', `${directory}/key`, '-out', `${directory}/crt`]);
    const settings = (await readFile(file, 'utf8'))
      .replace('/run/secrets/front-certificate', `${directory}/crt`)
      .replace('/run/secrets/front-key', `${directory}/key`)
      // nginx of Debian 12 writes it the older way.
      .replace('listen 8443 ssl;\n        http2 on;', 'listen 8443 ssl http2;');
    await writeFile(file, settings);
    const { status, stderr } = spawnSync(nginx ?? '', ['-t', '-c', file], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, expect.stringContaining('successful')]);
  });
});
