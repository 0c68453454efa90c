declare const kind: unique symbol;

/** A string that was checked to be of one kind; a bare string is not assignable to it. */
export type Branded<Kind extends string> = string & { readonly [kind]: Kind };

/** An RFC 9562 UUID in lower case. `Kind` keeps a plan's id from being used as an application's. */
export type Uuid<Kind extends string = string> = string & {
  readonly [kind]: 'uuid';
  readonly of?: Kind;
};

export type CarePlanId = Uuid<'carePlan'>;
export type ApplicationId = Uuid<'application'>;
export type LocationId = Uuid<'location'>;
export type OrganiserId = Uuid<'organiser'>;
/** A random id that stands for a person or machine in metadata; its mapping to somebody can be deleted. */
export type ActorId = Uuid<'actor'>;
export type CommandId = Uuid<'command'>;
export type EventId = Uuid<'event'>;
export type KeyId = Uuid<'key'>;
export type HoldId = Uuid<'hold'>;

/** The local government that answers for the data (the tenant): lower-case letters, digits and hyphens. */
export type ControllerId = Branded<'controller'>;
/** An RFC 3339 instant in UTC with milliseconds, `2026-11-23T18:00:00.000Z`. */
export type Instant = Branded<'instant'>;
/** Which version of which policy was in force: `method-1@1`. */
export type PolicyVersion = Branded<'policyVersion'>;
/** W3C trace context, header form. */
export type TraceParent = Branded<'traceparent'>;

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const controllerPattern = /^[a-z][a-z0-9-]{1,39}$/;

export const isUuid = (value: unknown): value is Uuid => typeof value === 'string' && uuidPattern.test(value);

/** Takes a checked UUID as an id of the wanted kind; throws a TypeError that does not repeat the input. */
export function uuid<Id extends Uuid>(value: string): Id {
  if (!isUuid(value)) throw new TypeError('not a UUID in lower case');
  return value as Id;
}

export const isControllerId = (value: unknown): value is ControllerId =>
  typeof value === 'string' && controllerPattern.test(value);

export function controllerId(value: string): ControllerId {
  if (!isControllerId(value)) throw new TypeError('not a controller id');
  return value;
}

/** An instant from milliseconds since the epoch, or from any text that `Date` reads with an offset. */
export function instant(value: number | string): Instant {
  return new Date(value).toISOString() as Instant;
}

/** Text that an organisation published about itself (a name, a policy's title): never anything about a family. */
export type PublicText = Branded<'publicText'>;

/** A calendar day that we set ourselves (an expiry, a day of effect), `2026-11-23`: never a day of somebody's life. */
export type OwnDate = Branded<'ownDate'>;

/** The calendar month of a month batch, `2026-11`. */
export type BatchMonth = Branded<'batchMonth'>;

/** Lower-case hexadecimal SHA-256 over a data key: it names the key that is gone and says nothing of what it sealed. */
export type KeyFingerprint = Branded<'keyFingerprint'>;

/** Lower-case hexadecimal SHA-256 over a file that is sealed: it says nothing of what is in it. */
export type FileHash = Branded<'fileHash'>;

/** RFC 7638 thumbprint of a public key. */
export type KeyThumbprint = Branded<'keyThumbprint'>;

/**
 * A value that a group of at least k plans shares (a year, a month, a postcode, what a tally counts): what may stand
 * in clear once the keys are gone. Only `@koz/retention` makes it.
 */
export type SharedValue = Branded<'sharedValue'>;

declare const aboutFields: unique symbol;

/**
 * A record whose members bear names of personal fields but say something about the fields, not about a person: a
 * policy's cells, a count for each, what a group of at least k plans shares. A promise that review sees; free text is
 * refused in it all the same.
 */
export type AboutFields<T> = T & { readonly [aboutFields]?: never };

/** Whether a type bears the mark of {@link AboutFields}. */
export type IsAboutFields<T> = typeof aboutFields extends keyof T ? true : false;

/** A calendar day, `2026-11-23`. Personal wherever it is a birth date or a wished period. */
export type PlainDate = string;
