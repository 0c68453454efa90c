import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { ConfigurationError, loadSettings, openDataDirectory } from './index.js';

const keyInHex = 'ab'.repeat(32);

describe('The settings', () => {
  let home: string;
  let secretFile: string;

  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'koz-settings-'));
    secretFile = join(home, 'secret');
    writeFileSync(secretFile, 'x');
    mkdirSync(join(home, 'data'));
    symlinkSync(join(home, 'data'), join(home, 'looks-outside'));
  });
  afterAll(() => rmSync(home, { recursive: true }));

  const production = (): Record<string, string> => ({
    KOZ_MODE: 'production',
    KOZ_DATA_DIR: join(home, 'data'),
    KOZ_KEYS_DIR: join(home, 'keys'),
    KOZ_FENCE_DIR: join(home, 'fence'),
    KOZ_MASTER_KEY: keyInHex,
    KOZ_PUBLIC_URL: 'https://kinderopvang.example.be',
    KOZ_OIDC_ISSUER: 'https://login.example.be',
    KOZ_OIDC_CLIENT_ID: 'koz',
    KOZ_OIDC_CLIENT_SECRET_FILE: secretFile,
  });
  const problemsOf = (env: Record<string, string | undefined>): string[] => {
    try {
      loadSettings(env);
      return [];
    } catch (error) {
      return (error as ConfigurationError).problems.map(({ setting, rule }) => `${setting} ${rule}`);
    }
  };

  it('take an address that holds a password from a file, and refuse one that is given twice or cannot be read', () => {
    const file = join(home, 'database-url');
    writeFileSync(file, ' postgresql://koz:geheim@db.example.be/koz\n');
    const given = { ...production(), KOZ_DATABASE_URL_FILE: file, KOZ_DATABASE_REGION: 'eu-be' };
    const settings = loadSettings(given);
    expect(settings.databaseUrl?.reveal()).toBe('postgresql://koz:geheim@db.example.be/koz');
    expect(settings.unknownNames).toEqual([]);
    expect(problemsOf({ ...given, KOZ_DATABASE_URL: 'postgresql://elders/koz' })).toEqual([
      'KOZ_DATABASE_URL_FILE notTogether',
    ]);
    expect(problemsOf({ ...given, KOZ_DATABASE_URL_FILE: join(home, 'absent') })).toEqual([
      'KOZ_DATABASE_URL_FILE readableFile',
    ]);
    writeFileSync(file, '\n');
    expect(problemsOf(given)).toEqual(['KOZ_DATABASE_URL_FILE notEmpty']);
    writeFileSync(file, 'mysql://db.example.be/koz');
    expect(problemsOf(given)).toEqual(['KOZ_DATABASE_URL url']);
    expect(problemsOf({ ...given, KOZ_DATABASE_REGION: undefined })).toContain(
      'KOZ_DATABASE_REGION declaredInProduction',
    );
  });

  it('are those of development when nothing is given', () => {
    expect(loadSettings({})).toMatchObject({
      ...{ mode: 'development', host: '127.0.0.1', port: 3000, sample: 'region', dataRegion: 'eu-be' },
      dataDir: join(process.cwd(), '.koz/data'),
      postgresDir: join(process.cwd(), '.koz/data/postgres'),
      keysDir: join(process.cwd(), '.koz/keys'),
      fenceDir: join(process.cwd(), '.koz/fence'),
    });
    expect(loadSettings({})).not.toHaveProperty('trustedProxies');
  });

  it('read every setting that is given', () => {
    const settings = loadSettings({
      ...production(),
      PORT: '0',
      KOZ_DATABASE_URL: 'postgresql://koz:geheim@db.example.be/koz',
      KOZ_KAFKA_BROKERS: 'a:9092, b:9092',
      KOZ_EVENT_STORE_URL: 'esdb://node:2113?tls=false',
      KOZ_REDIS_URL: 'rediss://cache:6379',
      KOZ_DATABASE_REGION: 'eu-be',
      KOZ_EVENT_STORE_REGION: 'eu-be-ant',
      KOZ_REDIS_REGION: 'eu-be',
      KOZ_KAFKA_REGION: 'eu-be',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
      KOZ_TRUSTED_PROXIES: 'loopback, 10.1.0.0/16,2001:db8::1',
      KOZ_RATE_READS: '900',
      KOZ_RATE_LOG_IN: '30',
      KOZ_DATA_DIRR: 'misspelt',
    });
    expect(settings).toMatchObject({
      ...{ mode: 'production', host: '0.0.0.0', port: 0, sample: 'none' },
      kafkaBrokers: ['a:9092', 'b:9092'],
      trustedProxies: ['loopback', '10.1.0.0/16', '2001:db8::1'],
      rates: { reads: 900, writes: 120, logIn: 30 },
      publicUrl: 'https://kinderopvang.example.be',
      oidc: {
        ...{ issuer: 'https://login.example.be', clientId: 'koz', clientSecretFile: secretFile },
        audience: 'koz',
      },
      otlpEndpoint: 'http://collector:4318',
      unknownNames: ['KOZ_DATA_DIRR'],
    });
    expect(settings.databaseUrl?.reveal()).toBe('postgresql://koz:geheim@db.example.be/koz');
  });

  it('count an empty value as absent', () => {
    expect(loadSettings({ PORT: ' ', KOZ_REDIS_URL: '' })).toMatchObject({ port: 3000 });
    expect(loadSettings({ KOZ_REDIS_URL: '' })).not.toHaveProperty('redisUrl');
  });

  it.each([
    ['PORT', '65536', 'port'],
    ['PORT', '3000.5', 'port'],
    ['PORT', '-1', 'port'],
    ['KOZ_MODE', 'prod', 'oneOf'],
    ['KOZ_DATABASE_URL', 'mysql://127.0.0.1/koz', 'url'],
    ['KOZ_DATABASE_URL', 'postgresql://127.0.0.1:5432/koz', 'embeddedInDevelopment'],
    ['KOZ_DATABASE_URL', 'postgresql://db.example.be/koz', 'embeddedInDevelopment'],
    ['KOZ_KEY_VAULT_URL', 'postgresql://db.example.be/koz', 'embeddedInDevelopment'],
    ['KOZ_EVENT_STORE_URL', 'http://localhost:2113', 'url'],
    ['KOZ_REDIS_URL', 'localhost:6379', 'url'],
    ['KOZ_REDIS_URL', 'rediss://cache.example.be:6379', 'loopbackInDevelopment'],
    ['KOZ_REDIS_URL', 'redis://127.0.0.1:6379/jobs', 'redisDatabase'],
    ['KOZ_KAFKA_BROKERS', 'broker', 'brokers'],
    ['KOZ_TRUSTED_PROXIES', 'everybody', 'proxies'],
    ['KOZ_TRUSTED_PROXIES', '10.0.0.0/33', 'proxies'],
    ['KOZ_TRUSTED_PROXIES', '0.0.0.0/0', 'proxies'],
    ['KOZ_TRUSTED_PROXIES', 'loopback,', 'proxies'],
    ['KOZ_RATE_READS', '0', 'eachMinute'],
    ['KOZ_RATE_WRITES', '-1', 'eachMinute'],
    ['KOZ_RATE_LOG_IN', '1e3', 'eachMinute'],
    ['KOZ_OIDC_ISSUER', 'https://login.example.be', 'together'],
    ['KOZ_MASTER_KEY', 'too-short', 'key256'],
    ['KOZ_MASTER_KEY_FILE', '/not/there', 'readableFile'],
    ['KOZ_TRANSIT_URL', 'http://127.0.0.1:8200', 'together'],
    ['KOZ_TRANSIT_URL', 'https://bao.example.be:8200', 'loopbackInDevelopment'],
    ['KOZ_TRANSIT_URL', 'https://koz:geheim@127.0.0.1:8200', 'plainAddress'],
    ['KOZ_TRANSIT_URL', 'https://127.0.0.1:8200/?list=true', 'plainAddress'],
    ['KOZ_TRANSIT_URL', 'bao.example.be:8200', 'url'],
    ['KOZ_TRANSIT_MOUNT', '../sys', 'transitMount'],
    ['KOZ_TRANSIT_MOUNT', 'transit', 'onlyWith'],
    ['KOZ_TRANSIT_KEY', 'koz/../admin', 'transitKey'],
    ['KOZ_TRANSIT_KEY', 'koz', 'onlyWith'],
    ['KOZ_TRANSIT_TOKEN_FILE', '/not/there', 'readableFile'],
    ['KOZ_TRANSIT_NAMESPACE', 'koz\r\nx-vault-token: a', 'transitMount'],
    ['KOZ_TRANSIT_CA_FILE', '/not/there', 'readableFile'],
    ['KOZ_SIGNING_KEY_FILE', '/not/there', 'readableFile'],
    ['KOZ_DATA_REGION', 'EU!', 'region'],
    ['KOZ_CLOCK', 'gisteren', 'instant'],
    ['KOZ_CLOCK', '2026-02-31T25:00:00Z', 'instant'],
    ['KOZ_CLOCK', '2026-02-28', 'instant'],
    ['KOZ_SAMPLE', 'all', 'oneOf'],
    ['KOZ_LOG_LEVEL', 'loud', 'oneOf'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector', 'url'],
  ])('refuse %s=%s in development by the rule %s', (name, value, rule) => {
    expect(problemsOf({ KOZ_DATA_DIR: join(home, 'none'), [name]: value })).toContain(`${name} ${rule}`);
  });

  it.each([
    ['KOZ_KEYS_DIR', undefined, 'requiredInProduction'],
    ['KOZ_FENCE_DIR', undefined, 'requiredInProduction'],
    ['KOZ_MASTER_KEY', undefined, 'requiredInProduction', 'KOZ_MASTER_KEY_FILE'],
    ['KOZ_PUBLIC_URL', undefined, 'requiredInProduction'],
    ['KOZ_PUBLIC_URL', 'http://127.0.0.1:3000', 'httpsInProduction'],
    ['KOZ_OIDC_ISSUER', 'http://login.example.be', 'httpsBeyondLoopback'],
    ['KOZ_OIDC_ISSUER', undefined, 'requiredInProduction'],
    ['KOZ_OIDC_CLIENT_ID', undefined, 'requiredInProduction'],
    ['KOZ_OIDC_CLIENT_SECRET_FILE', undefined, 'requiredInProduction'],
    ['KOZ_KEYS_DIR', 'data', 'outsideDataDir'],
    ['KOZ_KEYS_DIR', 'data/keys', 'outsideDataDir'],
    ['KOZ_FENCE_DIR', 'data/../data/fence', 'outsideDataDir'],
    ['KOZ_FENCE_DIR', 'looks-outside/fence', 'outsideDataDir'],
    ['KOZ_MASTER_KEY_FILE', 'secret', 'notTogether'],
    ['KOZ_DATA_REGION', 'us-east-1', 'insideTheUnion'],
    ['KOZ_CLOCK', '2026-01-01T00:00:00Z', 'refusedInProduction'],
    ['KOZ_SAMPLE', 'region', 'refusedInProduction'],
  ])('refuse %s=%s in production by the rule %s', (name, value, rule, named = name) => {
    const isPath = /_DIR|_FILE/.test(name);
    const given = value !== undefined && isPath ? join(home, value) : value;
    expect(problemsOf({ ...production(), [name]: given })).toContain(`${named} ${rule}`);
  });

  const transit = (): Record<string, string | undefined> => ({
    ...production(),
    KOZ_MASTER_KEY: undefined,
    KOZ_TRANSIT_URL: 'https://bao.example.be:8200',
    KOZ_TRANSIT_REGION: 'eu-be',
    KOZ_TRANSIT_KEY: 'koz',
    KOZ_TRANSIT_TOKEN_FILE: secretFile,
  });

  it('take the master key from one place: a file, the environment or a transit engine', () => {
    const settings = loadSettings(transit());
    expect(settings).not.toHaveProperty('masterKey');
    expect(settings.transit).toEqual({
      ...{ url: 'https://bao.example.be:8200', mount: 'transit', key: 'koz', tokenFile: secretFile },
    });
    const more = {
      KOZ_TRANSIT_MOUNT: 'ploeg/transit',
      KOZ_TRANSIT_NAMESPACE: 'koz',
      KOZ_TRANSIT_CA_FILE: secretFile,
    };
    expect(loadSettings({ ...transit(), ...more }).transit).toMatchObject({
      ...{ mount: 'ploeg/transit', namespace: 'koz', caFile: secretFile },
    });
    const both = 'mag niet samen met';
    expect(problemsOf({ ...transit(), KOZ_MASTER_KEY: keyInHex })).toEqual(['KOZ_MASTER_KEY notTogether']);
    expect(() => loadSettings({ ...transit(), KOZ_MASTER_KEY_FILE: secretFile })).toThrow(
      `KOZ_MASTER_KEY_FILE ${both} KOZ_MASTER_KEY of KOZ_TRANSIT_URL gegeven worden`,
    );
    expect(problemsOf({ ...transit(), KOZ_TRANSIT_URL: 'http://bao.example.be:8200' })).toEqual([
      'KOZ_TRANSIT_URL httpsBeyondLoopback',
    ]);
    expect(problemsOf({ ...transit(), KOZ_TRANSIT_URL: 'http://127.0.0.1:8200' })).toEqual([]);
    expect(problemsOf({ ...transit(), KOZ_TRANSIT_TOKEN_FILE: undefined })).toEqual([
      'KOZ_TRANSIT_URL together',
    ]);
  });

  it('ask where a transit engine stands, and refuse a place outside the region of the data', () => {
    const declared = (region: string | undefined) => problemsOf({ ...transit(), KOZ_TRANSIT_REGION: region });
    expect(declared(undefined)).toEqual(['KOZ_TRANSIT_REGION declaredInProduction']);
    for (const region of ['us-east-1', 'eu', 'eu-nl'])
      expect(declared(region)).toEqual(['KOZ_TRANSIT_REGION insideDataRegion']);
    expect(declared('eu-be-ant')).toEqual([]);
  });

  describe.each([
    ['KOZ_DATABASE_URL', 'postgresql://db.example.be/koz', 'KOZ_DATABASE_REGION'],
    ['KOZ_EVENT_STORE_URL', 'esdb://log.example.be', 'KOZ_EVENT_STORE_REGION'],
    ['KOZ_KEY_VAULT_URL', 'postgresql://vault.example.be/koz', 'KOZ_KEY_VAULT_REGION'],
    ['KOZ_REDIS_URL', 'rediss://cache.example.be', 'KOZ_REDIS_REGION'],
    ['KOZ_KAFKA_BROKERS', 'broker.example.be:9092', 'KOZ_KAFKA_REGION'],
  ])('for %s in production', (address, value, declaration) => {
    const declared = (region: string | undefined, dataRegion = 'eu-be') =>
      problemsOf({ ...production(), [address]: value, [declaration]: region, KOZ_DATA_REGION: dataRegion });

    it('ask where it stands', () => {
      expect(declared(undefined)).toEqual([`${declaration} declaredInProduction`]);
      expect(declared('België')).toContain(`${declaration} region`);
    });

    it('refuse a place outside the region of the data', () => {
      for (const region of ['us-east-1', 'eu', 'eu-nl', 'eu-berlin'])
        expect(declared(region)).toEqual([`${declaration} insideDataRegion`]);
      expect(declared('us-east-1', 'eu')).toEqual([`${declaration} insideDataRegion`]);
    });

    it('allow the region itself and a part of it', () => {
      expect(declared('eu-be')).toEqual([]);
      expect(declared('eu-be-ant')).toEqual([]);
      expect(declared('eu-nl', 'eu')).toEqual([]);
    });
  });

  it('ask of development nothing about regions', () => {
    const given = { KOZ_DATA_DIR: join(home, 'none'), KOZ_EVENT_STORE_URL: 'esdb://127.0.0.1:2113' };
    expect(problemsOf({ ...given, KOZ_EVENT_STORE_REGION: 'us-east-1' })).toEqual([]);
    expect(problemsOf(given)).toEqual([]);
  });

  it('allow directories beside the data whose names begin alike', () => {
    expect(problemsOf({ ...production(), KOZ_KEYS_DIR: join(home, 'data-keys') })).toEqual([]);
  });

  it.each(['redis://127.0.0.1:6379', 'redis://localhost/3', 'redis://[::1]:6379/'])(
    'allow a Redis of this machine in development: %s',
    (KOZ_REDIS_URL) => {
      expect(problemsOf({ KOZ_DATA_DIR: join(home, 'none'), KOZ_REDIS_URL })).toEqual([]);
    },
  );

  it('allow the address of the embedded database in development', () => {
    const dataDir = join(home, 'embedded');
    mkdirSync(join(dataDir, 'postgres'), { recursive: true });
    writeFileSync(join(dataDir, 'postgres', 'port'), '25432');
    const given = (port: number) => ({
      KOZ_DATA_DIR: dataDir,
      KOZ_DATABASE_URL: `postgresql://koz:x@127.0.0.1:${port}/koz`,
    });
    expect(problemsOf(given(25_432))).toEqual([]);
    expect(problemsOf(given(5_432))).toEqual(['KOZ_DATABASE_URL embeddedInDevelopment']);
  });

  it('name every bad one at once, in Dutch, and never its value', () => {
    const bad = { PORT: 'veel', KOZ_MASTER_KEY: 'geheime-sleutel', KOZ_REDIS_URL: 'http://:wachtwoord@x' };
    expect(() => loadSettings(bad)).toThrow(
      [
        'De instellingen kloppen niet:',
        '  PORT moet een geheel getal zijn van 0 tot en met 65535',
        '  KOZ_REDIS_URL moet een adres zijn dat begint met redis:// of rediss://',
        '  KOZ_MASTER_KEY moet 32 bytes zijn, als 64 hexadecimale tekens of als base64',
      ].join('\n'),
    );
  });

  it('show no secret when they are printed', () => {
    const redis = { KOZ_REDIS_URL: 'redis://:wachtwoord@cache', KOZ_REDIS_REGION: 'eu-be' };
    const settings = loadSettings({ ...production(), ...redis });
    const printed = [JSON.stringify(settings), inspect(settings, { depth: 9 }), String(settings.masterKey)];
    for (const text of printed) {
      expect(text).not.toContain(keyInHex);
      expect(text).not.toContain('wachtwoord');
    }
    expect(settings.masterKey?.reveal()).toBe(keyInHex);
  });

  it('keep development away from data that production ever opened', async () => {
    const dataDir = join(home, 'once-in-production');
    await openDataDirectory({ dataDir, mode: 'development' });
    await openDataDirectory({ dataDir, mode: 'production' });
    await openDataDirectory({ dataDir, mode: 'production' });
    await expect(openDataDirectory({ dataDir, mode: 'development' })).rejects.toMatchObject({
      problems: [expect.objectContaining({ setting: 'KOZ_DATA_DIR', rule: 'neverOpenedInProduction' })],
    });
  });

  it('name a data directory that cannot be made', async () => {
    const dataDir = join(secretFile, 'below-a-file');
    await expect(openDataDirectory({ dataDir, mode: 'development' })).rejects.toMatchObject({
      problems: [expect.objectContaining({ setting: 'KOZ_DATA_DIR', rule: 'writable' })],
    });
  });
});
