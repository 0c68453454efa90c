import {
  Brokers,
  DeclaredInProduction,
  EmbeddedInDevelopment,
  EachMinute,
  HttpsBeyondLoopback,
  HttpsInProduction,
  InsideDataRegionInProduction,
  InsideTheUnionInProduction,
  InstantWithOffset,
  Key256,
  LoopbackInDevelopment,
  MasterKeyInProduction,
  NotTogetherWith,
  OneOf,
  OnlyWith,
  OutsideDataDirInProduction,
  Port,
  ReadableFile,
  RedisDatabase,
  RedisOnLoopbackInDevelopment,
  RefusedInProduction,
  Region,
  RequiredInProduction,
  Proxies,
  Together,
  TransitKeyName,
  TransitMount,
  UrlOf,
  WithoutMoreThanAPath,
} from './rules.js';

export const modes = ['development', 'production'] as const;
export type Mode = (typeof modes)[number];

/** What a first start in development fills the empty database with. */
export const samples = ['region', 'none'] as const;
export type Sample = (typeof samples)[number];

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** The settings as the environment gives them, each with its rules (CONTRACT: "Settings"). */
export class Environment {
  @Port()
  PORT = '3000';

  /** Where a service without an HTTP interface tells whether it lives and is ready; absent: nowhere. */
  @Port()
  KOZ_HEALTH_PORT: string | undefined = undefined;

  @OneOf(modes)
  KOZ_MODE = 'development';

  KOZ_DATA_DIR = './.koz/data';

  @RequiredInProduction()
  @OutsideDataDirInProduction()
  KOZ_KEYS_DIR: string | undefined = undefined;

  @RequiredInProduction()
  @OutsideDataDirInProduction()
  KOZ_FENCE_DIR: string | undefined = undefined;

  /** The built portal that is served beside the API; where it is not built, a page says how to. */
  KOZ_PORTAL_DIR = './dist/apps/portal/browser';

  /** Where browsers find the portal. */
  @RequiredInProduction()
  @UrlOf('https', 'http')
  @HttpsBeyondLoopback()
  @HttpsInProduction()
  KOZ_PUBLIC_URL: string | undefined = undefined;

  /** Whose X-Forwarded-For is believed; absent: nobody's. */
  @Proxies()
  KOZ_TRUSTED_PROXIES: string | undefined = undefined;

  /** Requests a minute, of a person, or of an address where nobody is logged in. */
  @EachMinute()
  KOZ_RATE_READS: string | undefined = undefined;

  @EachMinute()
  KOZ_RATE_WRITES: string | undefined = undefined;

  @EachMinute()
  KOZ_RATE_LOG_IN: string | undefined = undefined;

  @UrlOf('postgresql', 'postgres')
  @EmbeddedInDevelopment()
  KOZ_DATABASE_URL: string | undefined = undefined;

  @Region()
  @DeclaredInProduction('KOZ_DATABASE_URL')
  @InsideDataRegionInProduction()
  KOZ_DATABASE_REGION: string | undefined = undefined;

  @UrlOf('kurrentdb', 'kurrentdb+discover', 'esdb', 'esdb+discover')
  KOZ_EVENT_STORE_URL: string | undefined = undefined;

  @Region()
  @DeclaredInProduction('KOZ_EVENT_STORE_URL')
  @InsideDataRegionInProduction()
  KOZ_EVENT_STORE_REGION: string | undefined = undefined;

  @UrlOf('postgresql', 'postgres')
  @EmbeddedInDevelopment()
  KOZ_KEY_VAULT_URL: string | undefined = undefined;

  @Region()
  @DeclaredInProduction('KOZ_KEY_VAULT_URL')
  @InsideDataRegionInProduction()
  KOZ_KEY_VAULT_REGION: string | undefined = undefined;

  @UrlOf('redis', 'rediss')
  @RedisDatabase()
  @RedisOnLoopbackInDevelopment()
  KOZ_REDIS_URL: string | undefined = undefined;

  @Region()
  @DeclaredInProduction('KOZ_REDIS_URL')
  @InsideDataRegionInProduction()
  KOZ_REDIS_REGION: string | undefined = undefined;

  @Brokers()
  KOZ_KAFKA_BROKERS: string | undefined = undefined;

  @Region()
  @DeclaredInProduction('KOZ_KAFKA_BROKERS')
  @InsideDataRegionInProduction()
  KOZ_KAFKA_REGION: string | undefined = undefined;

  @RequiredInProduction()
  @UrlOf('https', 'http')
  @HttpsBeyondLoopback()
  @Together('KOZ_OIDC_CLIENT_ID', 'KOZ_OIDC_CLIENT_SECRET_FILE')
  KOZ_OIDC_ISSUER: string | undefined = undefined;

  @RequiredInProduction()
  KOZ_OIDC_CLIENT_ID: string | undefined = undefined;

  @RequiredInProduction()
  @ReadableFile()
  KOZ_OIDC_CLIENT_SECRET_FILE: string | undefined = undefined;

  /** How claims become roles; absent: those of Keycloak. */
  @ReadableFile()
  KOZ_OIDC_MAPPING_FILE: string | undefined = undefined;

  /** For whom tokens of other systems have to be; absent: the client id. */
  KOZ_OIDC_AUDIENCE: string | undefined = undefined;

  @MasterKeyInProduction()
  @NotTogetherWith('KOZ_MASTER_KEY', 'KOZ_TRANSIT_URL')
  @ReadableFile()
  KOZ_MASTER_KEY_FILE: string | undefined = undefined;

  @NotTogetherWith('KOZ_TRANSIT_URL')
  @Key256()
  KOZ_MASTER_KEY: string | undefined = undefined;

  /** Where OpenBao or Vault answers, whose transit engine then holds the master key. */
  @UrlOf('https', 'http')
  @WithoutMoreThanAPath()
  @HttpsBeyondLoopback()
  @LoopbackInDevelopment()
  @Together('KOZ_TRANSIT_KEY', 'KOZ_TRANSIT_TOKEN_FILE')
  KOZ_TRANSIT_URL: string | undefined = undefined;

  @Region()
  @DeclaredInProduction('KOZ_TRANSIT_URL')
  @InsideDataRegionInProduction()
  KOZ_TRANSIT_REGION: string | undefined = undefined;

  @OnlyWith('KOZ_TRANSIT_URL')
  @TransitMount()
  KOZ_TRANSIT_MOUNT: string | undefined = undefined;

  @OnlyWith('KOZ_TRANSIT_URL')
  @TransitKeyName()
  KOZ_TRANSIT_KEY: string | undefined = undefined;

  /** Read for each call, for whoever keeps the token alive writes it anew. */
  @OnlyWith('KOZ_TRANSIT_URL')
  @ReadableFile()
  KOZ_TRANSIT_TOKEN_FILE: string | undefined = undefined;

  @OnlyWith('KOZ_TRANSIT_URL')
  @TransitMount()
  KOZ_TRANSIT_NAMESPACE: string | undefined = undefined;

  @OnlyWith('KOZ_TRANSIT_URL')
  @ReadableFile()
  KOZ_TRANSIT_CA_FILE: string | undefined = undefined;

  @ReadableFile()
  KOZ_SIGNING_KEY_FILE: string | undefined = undefined;

  @Region()
  @InsideTheUnionInProduction()
  KOZ_DATA_REGION = 'eu-be';

  @RefusedInProduction()
  @InstantWithOffset()
  KOZ_CLOCK: string | undefined = undefined;

  @RefusedInProduction()
  @OneOf(samples)
  KOZ_SAMPLE: string | undefined = undefined;

  @OneOf(logLevels)
  KOZ_LOG_LEVEL = 'info';

  @UrlOf('http', 'https')
  OTEL_EXPORTER_OTLP_ENDPOINT: string | undefined = undefined;
}
