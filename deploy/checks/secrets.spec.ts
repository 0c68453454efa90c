import { spawnSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ComposeFile } from './compose-rules.js';
import { inDeploy, parsedYaml, textOf } from './files.js';

describe('make-secrets.sh', () => {
  let directory: string;
  let said: string;
  const run = () => spawnSync('sh', [inDeploy('make-secrets.sh'), directory], { encoding: 'utf8' });
  const read = (name: string): string => readFileSync(join(directory, name), 'utf8');

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'koz-secrets-'));
    const { status, stdout, stderr } = run();
    if (status !== 0) throw new Error(stderr);
    said = stdout;
  });
  afterAll(() => rm(directory, { recursive: true }));

  it('makes every file that compose.yaml names, but for those that somebody else gives', () => {
    const { secrets } = parsedYaml(textOf('compose.yaml'), 'compose.yaml') as ComposeFile;
    const named = Object.values(secrets).map((secret) =>
      (secret as { file: string }).file.replace('./secrets/', ''),
    );
    const given = ['oidc-client-secret', 'front.crt', 'front.key'];
    for (const name of [...named, 'kurrentdb.env'])
      if (given.includes(name)) expect(said).toContain(`still to be put here: ${directory}/${name}`);
      else expect([name, statSync(join(directory, name)).isFile()]).toEqual([name, true]);
  });

  it('makes keys of the forms that the services take', () => {
    expect(Buffer.from(read('master-key'), 'base64')).toHaveLength(32);
    expect(createPrivateKey(read('signing-key')).asymmetricKeyType).toBe('ed25519');
    expect(new URL(read('database-url')).password).toBe(read('postgres-password').trim());
    expect(read('redis.conf')).toContain('maxmemory-policy noeviction');
    expect(new URL(read('redis-url')).password).toBe(/^requirepass (.*)$/m.exec(read('redis.conf'))?.[1]);
  });

  it('makes certificates that each node of KurrentDB is known by', () => {
    const authority = new X509Certificate(read('kurrentdb/ca.crt'));
    for (const node of ['kurrentdb', 'kurrentdb-1', 'kurrentdb-2', 'kurrentdb-3']) {
      const certificate = new X509Certificate(read(`kurrentdb/${node}.crt`));
      expect(certificate.verify(authority.publicKey)).toBe(true);
      expect(certificate.checkHost(node)).toBe(node);
      expect(certificate.checkPrivateKey(createPrivateKey(read(`kurrentdb/${node}.key`)))).toBe(true);
    }
  });

  it('keeps the directory closed to others, out of version control, and what is there as it is', () => {
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    expect(read('.gitignore')).toBe('*\n');
    const before = read('master-key');
    expect(run().stdout).not.toContain('made');
    expect(read('master-key')).toBe(before);
  });
});
