import { createHmac, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jwtVerify, SignJWT, type JWTPayload } from 'jose';
import { DiscreetError } from '@koz/platform';
import {
  isControllerId,
  isUuid,
  uuid,
  type ActorId,
  type CarePlanId,
  type ControllerId,
  type OrganiserId,
} from '@koz/privacy-types';
import { roles, type Principal, type PrincipalClaims, type Role } from './principal.js';
import { InvalidTokenError, type TokenVerifier } from './token-verifier.port.js';

const issuer = 'urn:kinderopvangzoeker:development';
const algorithm = 'HS256';
const keyFile = 'development-tokens.key';
const keyLength = 32;

/** Somebody tried to use development tokens outside development. */
export class DevelopmentOnlyError extends DiscreetError {
  override readonly name = 'DevelopmentOnlyError';
  constructor() {
    super('development tokens exist in development mode only');
  }
}

/**
 * The built-in identity provider of development: whoever asks gets a token for whatever role. It refuses to be
 * made in production. Tokens do not expire, for the development clock jumps by years and is the only clock there
 * is; they end with the key, a file of mode 0600 in the data directory.
 */
export class DevelopmentTokens implements TokenVerifier {
  private readonly signingKey: Uint8Array;
  private readonly actorKey: Uint8Array;

  private constructor(secret: Uint8Array) {
    this.signingKey = derive(secret, 'koz/development-tokens/sign/v1');
    this.actorKey = derive(secret, 'koz/development-tokens/actor/v1');
  }

  /**
   * Opens the provider on the key of a data directory, making the key when there is none.
   * @throws DevelopmentOnlyError in production mode.
   */
  static async open(options: {
    readonly mode: 'development' | 'production';
    readonly directory: string;
  }): Promise<DevelopmentTokens> {
    if (options.mode !== 'development') throw new DevelopmentOnlyError();
    return new DevelopmentTokens(await keyIn(options.directory));
  }

  /** A provider on a random key that nothing stores: for tests, and for writing the OpenAPI document. */
  static ephemeral(mode: 'development' | 'production'): DevelopmentTokens {
    if (mode !== 'development') throw new DevelopmentOnlyError();
    return new DevelopmentTokens(randomBytes(keyLength));
  }

  /** A signed token for these claims. */
  async issue(claims: PrincipalClaims): Promise<string> {
    const { role, organiserId, controller, carePlanId } = claims;
    const payload: JWTPayload = {
      iss: issuer,
      sub: this.actorOf(claims),
      role,
      ...(organiserId === undefined ? {} : { organiserId }),
      ...(controller === undefined ? {} : { controller }),
      ...(carePlanId === undefined ? {} : { carePlanId }),
    };
    return new SignJWT(payload).setProtectedHeader({ alg: algorithm, typ: 'JWT' }).sign(this.signingKey);
  }

  async verify(token: string): Promise<Principal> {
    let payload: JWTPayload;
    try {
      ({ payload } = await jwtVerify(token, this.signingKey, {
        algorithms: [algorithm],
        issuer,
        typ: 'JWT',
      }));
    } catch {
      // The reason could quote the token, and who sends a bad one is owed no explanation.
      throw new InvalidTokenError();
    }
    return principalOf(payload);
  }

  /**
   * The same person of an organisation is the same actor under every token that it asks for, so that a command repeated
   * after a new log-in is still the same command. A family that has no plan yet is somebody new each time.
   */
  private actorOf({ role, organiserId, controller, carePlanId, person }: PrincipalClaims): ActorId {
    if (role === 'family' && carePlanId === undefined) return uuid<ActorId>(randomUUID());
    const named = [role, organiserId ?? '', controller ?? '', carePlanId ?? ''];
    const who = [...named, ...(person === undefined ? [] : [person])].join('\n');
    return uuidOf(createHmac('sha256', this.actorKey).update(who).digest());
  }
}

function principalOf(payload: JWTPayload): Principal {
  const { sub, role, organiserId, controller, carePlanId } = payload as Record<string, unknown>;
  const valid =
    isUuid(sub) &&
    roles.includes(role as Role) &&
    (organiserId === undefined || isUuid(organiserId)) &&
    (controller === undefined || isControllerId(controller)) &&
    (carePlanId === undefined || isUuid(carePlanId));
  if (!valid) throw new InvalidTokenError();
  return {
    actorId: sub as ActorId,
    role: role as Role,
    ...(organiserId === undefined ? {} : { organiserId: organiserId as OrganiserId }),
    ...(controller === undefined ? {} : { controller: controller as ControllerId }),
    ...(carePlanId === undefined ? {} : { carePlanId: carePlanId as CarePlanId }),
  };
}

/** Reads the key file, or makes it. Two processes that start at once end up with the same key. */
async function keyIn(directory: string): Promise<Uint8Array> {
  const path = join(directory, keyFile);
  const present = await readKey(path);
  if (present) return present;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  // Written aside and linked into place: whoever reads the path reads a whole key, and the first one wins.
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, randomBytes(keyLength), { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, path).catch(unlessItExists);
  } finally {
    await rm(draft, { force: true });
  }
  const made = await readKey(path);
  if (!made) throw new DiscreetError(`${keyFile} could not be made in the data directory`);
  return made;
}

async function readKey(path: string): Promise<Uint8Array | undefined> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (bytes === undefined) return undefined;
  if (bytes.length !== keyLength) throw new DiscreetError(`${keyFile} in the data directory is damaged`);
  await chmod(path, 0o600);
  return bytes;
}

function unlessItExists(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

const derive = (secret: Uint8Array, purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(0), purpose, keyLength));

/** An RFC 9562 UUID of version 8 from the first 16 bytes of a digest. */
function uuidOf(digest: Uint8Array): ActorId {
  const bytes = Buffer.from(digest.subarray(0, 16));
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return uuid<ActorId>(
    [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-'),
  );
}
