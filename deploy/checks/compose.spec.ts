import { readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError, loadSettings, serverSettings } from '@koz/platform';
import {
  faultsOfCompose,
  interpolated,
  isExactImage,
  secretNamesOf,
  type ComposeFile,
  type ComposeService,
} from './compose-rules.js';
import { parsedYaml, textOf, versionOfPackage } from './files.js';
import { composeJudge } from './schemas.js';

const read = (): ComposeFile => parsedYaml(textOf('compose.yaml'), 'compose.yaml') as ComposeFile;
const file = read();
const isOurs = ({ image = '' }: ComposeService): boolean => image.startsWith('kinderopvangzoeker:');
const ours = Object.entries(file.services).filter(([, service]) => isOurs(service));
const inProfile = (profile: string): string[] =>
  Object.entries(file.services).flatMap(([name, { profiles }]) =>
    profiles?.includes(profile) ? [name] : [],
  );

/** What `example.env` has people fill in. */
const given = Object.fromEntries(
  textOf('example.env')
    .split('\n')
    .filter((line) => /^[A-Z]/.test(line))
    .map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string]),
);

describe('compose.yaml', () => {
  it('is what the Compose Specification allows', () => {
    expect(composeJudge()(file)).toEqual([]);
  });

  it('keeps our rules for every container', () => {
    expect(faultsOfCompose(file)).toEqual([]);
  });

  it('has everything that each profile is said to have', () => {
    const services = ['auditor', 'command-api', 'process-manager', 'projector', 'query-api', 'relay'];
    expect(inProfile('core')).toEqual(['front', 'standalone', 'postgres']);
    expect(inProfile('eventstore')).toEqual(['front', 'standalone-on-eventstore', 'postgres', 'kurrentdb']);
    expect(inProfile('cluster').sort()).toEqual(
      [
        ...[...services, 'retention-worker', 'front', 'postgres', 'redis', 'kafka'],
        ...['kurrentdb-1', 'kurrentdb-2', 'kurrentdb-3'],
      ].sort(),
    );
    expect(inProfile('observability').sort()).toEqual(['grafana', 'prometheus', 'tempo']);
    expect(inProfile('tools')).toContain('koz');
  });

  it('runs every service of the code in the cluster, two of each', () => {
    const deployable = readdirSync('services').filter((name) => !['koz', 'standalone'].includes(name));
    for (const name of deployable) expect(file.services[name]).toMatchObject({ command: [name] });
    for (const [, service] of ours.filter(([, { profiles }]) => profiles?.includes('cluster')))
      expect(service.deploy?.replicas).toBe(2);
  });

  it('names the version that package.json names', () => {
    for (const [, { image }] of ours) expect(image).toBe(`kinderopvangzoeker:${versionOfPackage}`);
  });

  it('has PostgreSQL log no more than the embedded one does', () => {
    const { command = [] } = file.services['postgres'] ?? {};
    const embedded = serverSettings('durable', 400);
    const { listen_addresses: _listens, unix_socket_directories: _socket, ...same } = embedded;
    expect([...command].slice(1).sort()).toEqual(
      Object.entries(same)
        .map(([name, value]) => `--${name}=${value}`)
        .sort(),
    );
  });

  describe('the settings of', () => {
    let directory: string;
    beforeAll(async () => {
      directory = await mkdtemp(join(tmpdir(), 'koz-compose-'));
    });
    afterAll(() => rm(directory, { recursive: true }));

    /** As the container would see them: addresses, keys and secrets stand in files. */
    async function environmentOf(service: ComposeService): Promise<Record<string, string>> {
      const files: Record<string, string> = {};
      for (const secret of secretNamesOf(service)) {
        const path = join(directory, secret);
        await writeFile(path, contentOf(secret));
        files[`/run/secrets/${secret}`] = path;
      }
      return Object.fromEntries(
        Object.entries(service.environment ?? {}).map(([name, value]) => {
          const shown = interpolated(value, given);
          return [name, name.endsWith('_FILE') ? (files[shown] ?? shown) : shown];
        }),
      );
    }
    const contentOf = (secret: string): string => {
      if (secret === 'database-url') return 'postgresql://koz:x@postgres:5432/koz\n';
      if (secret === 'redis-url') return 'redis://:x@redis:6379/0\n';
      return secret.endsWith('-url') ? 'kurrentdb://admin:x@node:2113\n' : 'secret\n';
    };

    it.each(ours.map(([name, service]) => ({ name, service })))(
      '$name are all that production asks for, and none that means nothing',
      async ({ service }) => {
        const settings = loadSettings(await environmentOf(service));
        expect(settings).toMatchObject({
          ...{ mode: 'production', unknownNames: [] },
          trustedProxies: ['uniquelocal'],
          rates: { reads: 600, writes: 120, logIn: 300 },
        });
        expect(settings.databaseUrl?.reveal()).toBe('postgresql://koz:x@postgres:5432/koz');
        const isCluster = service.profiles?.includes('cluster');
        expect([settings.eventStoreUrl, settings.redisUrl, settings.kafkaBrokers].every(Boolean)).toBe(
          isCluster ?? false,
        );
      },
    );

    it('a service that lacks one, or has one that is misspelt, would be found', async () => {
      const { environment, ...service } = file.services['standalone'] as ComposeService;
      const without = { ...environment };
      delete without['KOZ_FENCE_DIR'];
      await expect(async () =>
        loadSettings(await environmentOf({ ...service, environment: without })),
      ).rejects.toThrow(ConfigurationError);
      const misspelt = { ...environment, KOZ_FENCE_DIRR: '/fence' };
      const settings = loadSettings(await environmentOf({ ...service, environment: misspelt }));
      expect(settings.unknownNames).toEqual(['KOZ_FENCE_DIRR']);
    });
  });
});

describe('the rules for compose.yaml find', () => {
  const planted: readonly (readonly [string, string, (file: ComposeFile) => unknown])[] = [
    [
      'an image without a version',
      'redis lacks an exact version of its image',
      with_('redis', { image: 'redis' }),
    ],
    ['latest', 'redis lacks an exact version of its image', with_('redis', { image: 'redis:latest' })],
    ['root', 'kafka lacks a user that is not root, by number', with_('kafka', { user: '0:0' })],
    ['a user by name', 'kafka lacks a user that is not root, by number', with_('kafka', { user: 'appuser' })],
    ['a capability', 'front lacks no capability', with_('front', { cap_add: ['NET_ADMIN'] })],
    [
      'a writable root',
      'auditor lacks a root file system that is read only',
      with_('auditor', { read_only: false }),
    ],
    ['no health check', 'relay lacks a health check', with_('relay', { healthcheck: { disable: true } })],
    ['no limits', 'relay lacks limits of processor, memory and processes', with_('relay', { deploy: {} })],
    ['no profile', 'tempo lacks a profile', with_('tempo', { profiles: [] })],
    ['the host’s processes', 'relay lacks nothing of the host', with_('relay', { pid: 'host' })],
    ['a published store', 'postgres is published', with_('postgres', { ports: ['5432:5432'] })],
    [
      'a secret nobody declared',
      'relay asks for a secret that is not declared: x',
      with_('relay', { secrets: ['x'] }),
    ],
    [
      'a password in the environment',
      'postgres lacks no secret in its environment',
      with_('postgres', { environment: { POSTGRES_PASSWORD: 'geheim' } }),
    ],
    [
      'an address with a password in the environment',
      'relay lacks no secret in its environment',
      with_('relay', { environment: { KOZ_DATABASE_URL: 'postgresql://koz:geheim@postgres/koz' } }),
    ],
    [
      'a store that is in another profile',
      'standalone needs redis in core',
      with_('standalone', { depends_on: { redis: { condition: 'service_healthy' } } }),
    ],
  ];
  function with_(name: string, change: Partial<ComposeService>) {
    return ({ services, ...rest }: ComposeFile) => ({
      ...rest,
      services: { ...services, [name]: { ...services[name], ...change } },
    });
  }

  it.each(planted)('%s', (_what, fault, change) => {
    expect(faultsOfCompose(change(read()) as ComposeFile)).toContain(fault);
  });

  it('what the specification does not know, and a key that is given twice', () => {
    const unknown = with_('relay', { readonly: true } as Partial<ComposeService>)(read());
    expect(composeJudge()(unknown).join()).toContain('readonly');
    expect(() => parsedYaml('a: 1\na: 2\n', 'twice')).toThrow('twice');
  });

  it('versions that say less than which one', () => {
    expect(['a:18.4-bookworm', 'a:v3.5.0', 'b/c:4.1.1'].every(isExactImage)).toBe(true);
    expect(['a:18', 'a:lts', 'a', 'a:18-bookworm', 'registry:5000/a'].some(isExactImage)).toBe(false);
  });
});
