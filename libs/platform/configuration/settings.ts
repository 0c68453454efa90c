import { resolve } from 'node:path';
import { validateSync } from 'class-validator';
import { instant, type Instant } from '@koz/privacy-types';
import { DiscreetError } from '../errors/discreet-error.js';
import type { LogLevel } from '../logging/create-logger.js';
import { Environment, type Mode, type Sample } from './environment.js';
import { addressesInFiles, fileSettingOf, readFromFiles } from './from-files.js';
import { postgresDirectory } from './rules.js';
import { Secret } from './secret.js';

/** The settings of a process, checked. Addresses that can hold a password are secrets. */
export interface Settings {
  readonly mode: Mode;
  /** Development answers on loopback only. */
  readonly host: '127.0.0.1' | '0.0.0.0';
  /** 0 takes any free port. */
  readonly port: number;
  /** Of a service without an HTTP interface; absent: it answers nowhere. 0 takes any free port. */
  readonly healthPort?: number;
  readonly dataDir: string;
  /** Of the embedded PostgreSQL, when `databaseUrl` is absent. */
  readonly postgresDir: string;
  readonly keysDir: string;
  readonly fenceDir: string;
  /** Of the built portal. */
  readonly portalDir: string;
  /** Whose `X-Forwarded-For` is believed; absent: nobody's. */
  readonly trustedProxies?: readonly string[];
  readonly rates: Rates;
  readonly databaseUrl?: Secret;
  readonly eventStoreUrl?: Secret;
  readonly keyVaultUrl?: Secret;
  readonly redisUrl?: Secret;
  readonly kafkaBrokers?: readonly string[];
  /** Where browsers find the portal: `https://kinderopvang.example.be`. */
  readonly publicUrl: string;
  /** Absent: the development provider. */
  readonly oidc?: OidcSettings;
  readonly masterKeyFile?: string;
  readonly masterKey?: Secret;
  /** The master key is held by OpenBao or Vault; then neither of the two above is given. */
  readonly transit?: TransitSettings;
  readonly signingKeyFile?: string;
  readonly dataRegion: string;
  /** What the development clock shows at the very first start. */
  readonly clockStart?: Instant;
  /** `none` in production. */
  readonly sample: Sample;
  readonly logLevel: LogLevel;
  readonly otlpEndpoint?: string;
  /** Names that begin with KOZ_ but mean nothing here: most likely misspelt, to be warned of. */
  readonly unknownNames: readonly string[];
}

/** How many requests are answered a minute: of each person, and of each address where nobody is logged in. */
export interface Rates {
  readonly reads: number;
  readonly writes: number;
  /** Log-ins, and credentials that are no good, of an address. */
  readonly logIn: number;
}

/**
 * More than people with a screen come to, and those behind one address of a town hall; less than who copies an inbox wants. In
 * development one person is everybody, and a program that tries it out a hundred of them.
 */
const usualRates: Readonly<Record<Mode, Rates>> = {
  production: { reads: 600, writes: 120, logIn: 300 },
  development: { reads: 60_000, writes: 60_000, logIn: 60_000 },
};

/** The OpenID Connect provider that people log in with. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecretFile: string;
  /** Absent: that of Keycloak. */
  readonly mappingFile?: string;
  /** For whom a bearer token has to be. */
  readonly audience: string;
}

/** Where a transit secrets engine holds the master key. */
export interface TransitSettings {
  /** Of the server, below which `/v1/…` is. */
  readonly url: string;
  /** The path of the engine. */
  readonly mount: string;
  readonly key: string;
  readonly tokenFile: string;
  readonly namespace?: string;
  /** PEM; instead of the authorities that this machine trusts. */
  readonly caFile?: string;
}

export interface SettingProblem {
  readonly setting: string;
  /** Name of the rule, for programs. */
  readonly rule: string;
  /** In Dutch, without the value. */
  readonly message: string;
}

/** Settings that break a rule: all of them at once, named, without their values. */
export class ConfigurationError extends DiscreetError {
  override readonly name = 'ConfigurationError';
  readonly problems: readonly SettingProblem[];

  constructor(problems: readonly SettingProblem[]) {
    const lines = problems.map(({ setting, message }) => `  ${setting} ${message}`);
    super(['De instellingen kloppen niet:', ...lines].join('\n'));
    this.problems = problems;
  }
}

/**
 * Reads and checks the settings. An empty value counts as absent; an address that holds a password may stand in a file.
 *
 * @throws ConfigurationError naming every setting that breaks a rule.
 */
export function loadSettings(env: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const environment = new Environment();
  const names = Object.keys(environment) as (keyof Environment)[];
  const inFiles = readFromFiles(env);
  for (const name of names) {
    const value = env[name]?.trim();
    if (value) Object.assign(environment, { [name]: value });
  }
  Object.assign(environment, inFiles.values);
  const broken = validateSync(environment, { validationError: { target: false, value: false } }).flatMap(
    ({ property, constraints = {} }) =>
      Object.entries(constraints).map(([rule, message]) => ({ setting: property, rule, message })),
  );
  const problems = [...inFiles.problems, ...broken];
  if (problems.length > 0) throw new ConfigurationError(problems);
  const known = new Set<string>([...names, ...addressesInFiles.map(fileSettingOf)]);
  const unknownNames = Object.keys(env).filter((name) => name.startsWith('KOZ_') && !known.has(name));
  return settingsFrom(environment, unknownNames);
}

function settingsFrom(environment: Environment, unknownNames: readonly string[]): Settings {
  const mode = environment.KOZ_MODE as Mode;
  const given = environment;
  return {
    mode,
    host: mode === 'development' ? '127.0.0.1' : '0.0.0.0',
    port: Number(given.PORT),
    ...optional('healthPort', given.KOZ_HEALTH_PORT, Number),
    dataDir: resolve(given.KOZ_DATA_DIR),
    postgresDir: postgresDirectory(given.KOZ_DATA_DIR),
    keysDir: resolve(given.KOZ_KEYS_DIR ?? './.koz/keys'),
    fenceDir: resolve(given.KOZ_FENCE_DIR ?? './.koz/fence'),
    portalDir: resolve(given.KOZ_PORTAL_DIR),
    ...optional('trustedProxies', given.KOZ_TRUSTED_PROXIES, listed),
    rates: {
      ...usualRates[mode],
      ...optional('reads', given.KOZ_RATE_READS, Number),
      ...optional('writes', given.KOZ_RATE_WRITES, Number),
      ...optional('logIn', given.KOZ_RATE_LOG_IN, Number),
    },
    ...optional('databaseUrl', given.KOZ_DATABASE_URL, secret),
    ...optional('eventStoreUrl', given.KOZ_EVENT_STORE_URL, secret),
    ...optional('keyVaultUrl', given.KOZ_KEY_VAULT_URL, secret),
    ...optional('redisUrl', given.KOZ_REDIS_URL, secret),
    ...optional('kafkaBrokers', given.KOZ_KAFKA_BROKERS, listed),
    ...optional('oidc', given.KOZ_OIDC_ISSUER, (issuer) => ({
      issuer,
      clientId: given.KOZ_OIDC_CLIENT_ID ?? '',
      clientSecretFile: resolve(given.KOZ_OIDC_CLIENT_SECRET_FILE ?? ''),
      ...optional('mappingFile', given.KOZ_OIDC_MAPPING_FILE, (path) => resolve(path)),
      audience: given.KOZ_OIDC_AUDIENCE ?? given.KOZ_OIDC_CLIENT_ID ?? '',
    })),
    publicUrl: given.KOZ_PUBLIC_URL ?? `http://127.0.0.1:${given.PORT}`,
    ...optional('masterKeyFile', given.KOZ_MASTER_KEY_FILE, (path) => resolve(path)),
    ...optional('masterKey', given.KOZ_MASTER_KEY, secret),
    ...optional('transit', given.KOZ_TRANSIT_URL, (url) => ({
      url,
      mount: given.KOZ_TRANSIT_MOUNT ?? 'transit',
      key: given.KOZ_TRANSIT_KEY ?? '',
      tokenFile: resolve(given.KOZ_TRANSIT_TOKEN_FILE ?? ''),
      ...optional('namespace', given.KOZ_TRANSIT_NAMESPACE, (path) => path),
      ...optional('caFile', given.KOZ_TRANSIT_CA_FILE, (path) => resolve(path)),
    })),
    ...optional('signingKeyFile', given.KOZ_SIGNING_KEY_FILE, (path) => resolve(path)),
    dataRegion: given.KOZ_DATA_REGION,
    ...optional('clockStart', given.KOZ_CLOCK, instant),
    sample: mode === 'production' ? 'none' : ((given.KOZ_SAMPLE ?? 'region') as Sample),
    logLevel: given.KOZ_LOG_LEVEL as LogLevel,
    ...optional('otlpEndpoint', given.OTEL_EXPORTER_OTLP_ENDPOINT, (url) => url),
    unknownNames,
  };
}

const listed = (list: string): readonly string[] => list.split(',').map((each) => each.trim());

const secret = (value: string): Secret => new Secret(value);

/** A member that is there only when the setting is. */
const optional = <Name extends string, Value>(
  name: Name,
  value: string | undefined,
  read: (value: string) => Value,
): { [N in Name]?: Value } =>
  value === undefined ? {} : ({ [name]: read(value) } as { [N in Name]: Value });
