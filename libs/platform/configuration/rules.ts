import { accessSync, constants, readFileSync, realpathSync } from 'node:fs';
import { isIP } from 'node:net';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { ValidateBy, type ValidationArguments } from 'class-validator';
import { nearestExisting } from '../embedded-postgres/account.js';
import type { Environment } from './environment.js';
import { liesInside } from './region.js';

/** Where the embedded server keeps its files, below the data directory. */
export const postgresDirectory = (dataDir: string): string => join(resolve(dataDir), 'postgres');

type Check = (value: string | undefined, environment: Environment) => boolean;

const rule = (name: string, message: string, check: Check): PropertyDecorator =>
  ValidateBy(
    {
      name,
      validator: {
        validate: (value: string | undefined, given?: ValidationArguments) =>
          check(value, given?.object as Environment),
        defaultMessage: () => message,
      },
    },
    { message },
  );

const inProduction = ({ KOZ_MODE }: Environment): boolean => KOZ_MODE === 'production';

/** A rule on a given value; an absent one passes. */
const whenGiven = (name: string, message: string, check: (value: string, all: Environment) => boolean) =>
  rule(name, message, (value, all) => value === undefined || check(value, all));

export const OneOf = (allowed: readonly string[]): PropertyDecorator =>
  whenGiven('oneOf', `moet een van deze zijn: ${allowed.join(', ')}`, (value) => allowed.includes(value));

export const Port = (): PropertyDecorator =>
  whenGiven(
    'port',
    'moet een geheel getal zijn van 0 tot en met 65535',
    (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535,
  );

export const EachMinute = (): PropertyDecorator =>
  whenGiven(
    'eachMinute',
    'moet een geheel getal zijn van 1 tot en met 1000000',
    (value) => /^[1-9]\d{0,6}$/.test(value) && Number(value) <= 1_000_000,
  );

const networks = ['loopback', 'linklocal', 'uniquelocal'];

/** Addresses, networks such as `10.0.0.0/8`, and the words that Fastify knows for them. */
export const Proxies = (): PropertyDecorator =>
  whenGiven(
    'proxies',
    `moet een lijst zijn van adressen, netwerken (10.0.0.0/8) of ${networks.join(', ')}, gescheiden door komma’s`,
    (value) => value.split(',').every((each) => isProxy(each.trim())),
  );

function isProxy(text: string): boolean {
  if (networks.includes(text)) return true;
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return (
    bits === undefined ||
    (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= (version === 4 ? 32 : 128))
  );
}

export const UrlOf = (...schemes: readonly string[]): PropertyDecorator =>
  whenGiven(
    'url',
    `moet een adres zijn dat begint met ${schemes.map((scheme) => `${scheme}://`).join(' of ')}`,
    (value) => URL.canParse(value) && schemes.some((scheme) => value.startsWith(`${scheme}://`)),
  );

/** What goes over a network in clear is read on the way. */
export const HttpsBeyondLoopback = (): PropertyDecorator =>
  whenGiven(
    'httpsBeyondLoopback',
    'moet met https:// beginnen, behalve op deze machine zelf',
    (value) => !URL.canParse(value) || !value.startsWith('http:') || isLoopback(new URL(value).hostname),
  );

/** Browsers keep a session's cookie safe by TLS alone. */
export const HttpsInProduction = (): PropertyDecorator =>
  whenGiven(
    'httpsInProduction',
    'moet in productie met https:// beginnen',
    (value, all) => !inProduction(all) || value.startsWith('https:'),
  );

/** The address of a Redis; of anything else another rule tells. */
const redisAddress = (value: string): URL | undefined =>
  /^rediss?:/.test(value) && URL.canParse(value) ? new URL(value) : undefined;

/** Development does what it likes to whom it likes, so it must not take part in what is real. */
export const RedisOnLoopbackInDevelopment = (): PropertyDecorator =>
  whenGiven(
    'loopbackInDevelopment',
    'mag in ontwikkeling alleen naar deze machine wijzen: 127.0.0.1, localhost of [::1]',
    (value, all) => inProduction(all) || isLoopback(redisAddress(value)?.hostname ?? 'localhost'),
  );

/** As {@link RedisOnLoopbackInDevelopment}, of any address. */
export const LoopbackInDevelopment = (): PropertyDecorator =>
  whenGiven(
    'loopbackInDevelopment',
    'mag in ontwikkeling alleen naar deze machine wijzen: 127.0.0.1, localhost of [::1]',
    (value, all) => inProduction(all) || !URL.canParse(value) || isLoopback(new URL(value).hostname),
  );

const isLoopback = (host: string): boolean => /^(127(\.\d{1,3}){3}|localhost|\[::1\])$/.test(host);

/** Nothing, or the number of a database, behind the address of a Redis. */
export const RedisDatabase = (): PropertyDecorator =>
  whenGiven(
    'redisDatabase',
    'mag na het adres alleen het nummer van een databank hebben, zoals redis://host:6379/0',
    (value) => /^(\/\d{0,3})?$/.test(redisAddress(value)?.pathname ?? ''),
  );

export const Brokers = (): PropertyDecorator =>
  whenGiven('brokers', 'moet een lijst zijn van naam:poort, gescheiden door komma’s', (value) =>
    value.split(',').every((broker) => /^[A-Za-z0-9.-]+:\d{1,5}$/.test(broker.trim())),
  );

export const ReadableFile = (): PropertyDecorator =>
  whenGiven('readableFile', 'moet een bestand zijn dat gelezen kan worden', (value) => {
    try {
      accessSync(value, constants.R_OK);
      return true;
    } catch {
      return false;
    }
  });

export const Key256 = (): PropertyDecorator =>
  whenGiven(
    'key256',
    'moet 32 bytes zijn, als 64 hexadecimale tekens of als base64',
    (value) => /^[0-9a-fA-F]{64}$/.test(value) || /^[A-Za-z0-9+/_-]{43}=?$/.test(value),
  );

export const InstantWithOffset = (): PropertyDecorator =>
  whenGiven(
    'instant',
    'moet een tijdstip zijn zoals 2026-11-23T18:00:00Z',
    (value) =>
      /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/.test(value) &&
      !Number.isNaN(Date.parse(value)),
  );

export const Region = (): PropertyDecorator =>
  whenGiven('region', 'moet een regio zijn zoals eu-be', (value) =>
    /^[a-z]{2,8}(-[a-z0-9]{1,12})*$/.test(value),
  );

export const InsideTheUnionInProduction = (): PropertyDecorator =>
  whenGiven(
    'insideTheUnion',
    'moet in productie binnen de Europese Unie liggen: eu, of een regio die met eu- begint',
    (value, all) => !inProduction(all) || liesInside(value, 'eu'),
  );

/** An address does not tell where the server stands that answers there: whoever runs it says so. */
export const DeclaredInProduction = (address: keyof Environment): PropertyDecorator =>
  rule(
    'declaredInProduction',
    `is verplicht in productie: zeg in welke regio ${address} ligt`,
    (value, all) => !inProduction(all) || all[address] === undefined || value !== undefined,
  );

export const InsideDataRegionInProduction = (): PropertyDecorator =>
  whenGiven(
    'insideDataRegion',
    'moet in productie binnen KOZ_DATA_REGION liggen',
    (value, all) => !inProduction(all) || liesInside(value, all.KOZ_DATA_REGION),
  );

export const RequiredInProduction = (): PropertyDecorator =>
  rule(
    'requiredInProduction',
    'is verplicht in productie',
    (value, all) => !inProduction(all) || value !== undefined,
  );

export const RefusedInProduction = (): PropertyDecorator =>
  rule(
    'refusedInProduction',
    'mag niet in productie: ze is er alleen voor ontwikkeling',
    (value, all) => !inProduction(all) || value === undefined,
  );

export const Together = (...others: readonly (keyof Environment)[]): PropertyDecorator =>
  rule('together', `moet samen met ${others.join(' en ')} gegeven worden`, (value, all) =>
    others.every((other) => (all[other] === undefined) === (value === undefined)),
  );

export const NotTogetherWith = (...others: readonly (keyof Environment)[]): PropertyDecorator =>
  whenGiven('notTogether', `mag niet samen met ${others.join(' of ')} gegeven worden`, (_value, all) =>
    others.every((other) => all[other] === undefined),
  );

export const OnlyWith = (other: keyof Environment): PropertyDecorator =>
  whenGiven('onlyWith', `betekent alleen iets samen met ${other}`, (_value, all) => all[other] !== undefined);

export const MasterKeyInProduction = (): PropertyDecorator =>
  rule(
    'requiredInProduction',
    'of KOZ_MASTER_KEY of KOZ_TRANSIT_URL is verplicht in productie',
    (value, all) =>
      !inProduction(all) ||
      [value, all.KOZ_MASTER_KEY, all.KOZ_TRANSIT_URL].some((given) => given !== undefined),
  );

/** A token goes in a header of its own, and what stood behind a question mark would be lost. */
export const WithoutMoreThanAPath = (): PropertyDecorator =>
  whenGiven('plainAddress', 'mag geen naam, wachtwoord, ? of # bevatten', (value) => {
    if (!URL.canParse(value)) return true;
    const { username, password, search, hash } = new URL(value);
    return [username, password, search, hash].every((part) => part === '');
  });

/** The path at which a secrets engine is mounted, or a namespace: no part of it may lead elsewhere. */
export const TransitMount = (): PropertyDecorator =>
  whenGiven('transitMount', 'moet een pad zijn zoals transit of ploeg/transit', (value) =>
    /^\w[\w.-]*(\/\w[\w.-]*)*$/.test(value),
  );

/** As the engine takes it: `GenericNameRegex` of its framework. */
export const TransitKeyName = (): PropertyDecorator =>
  whenGiven(
    'transitKey',
    'moet een naam zijn van letters, cijfers, punten, streepjes en lage streepjes',
    (value) => /^\w([\w.-]*\w)?$/.test(value),
  );

/** Links are followed: a directory that only looks as if it lay outside would be backed up with the data. */
export const OutsideDataDirInProduction = (): PropertyDecorator =>
  whenGiven(
    'outsideDataDir',
    'moet in productie buiten KOZ_DATA_DIR liggen',
    (value, all) => !inProduction(all) || !isInside(value, all.KOZ_DATA_DIR),
  );

/** Development shows data to whoever asks, so it must never be let loose on a real database. */
export const EmbeddedInDevelopment = (): PropertyDecorator =>
  whenGiven(
    'embeddedInDevelopment',
    'mag in ontwikkeling alleen naar de eigen ingebedde databank wijzen',
    (value, all) => inProduction(all) || isEmbedded(value, all.KOZ_DATA_DIR),
  );

function isInside(path: string, directory: string): boolean {
  const way = relative(real(directory), real(path));
  return way === '' || (!isAbsolute(way) && way.split('/')[0] !== '..');
}

function real(path: string): string {
  const full = resolve(path);
  const existing = nearestExisting(full);
  return join(realpathSync(existing), relative(existing, full));
}

function isEmbedded(url: string, dataDir: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, port } = new URL(url);
  return hostname === '127.0.0.1' && port !== '' && port === embeddedPort(postgresDirectory(dataDir));
}

function embeddedPort(directory: string): string | undefined {
  const elsewhere = text(join(directory, 'elsewhere'));
  return text(join(elsewhere ?? directory, 'port'));
}

function text(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim() || undefined;
  } catch {
    return undefined;
  }
}
