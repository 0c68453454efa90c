import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import type { Clock } from '@koz/platform';
import type { Principal } from '../principal.js';
import { InvalidTokenError, type TokenVerifier } from '../token-verifier.port.js';
import { ProviderUnavailableError, type IdentityProvider } from './identity-provider.js';
import { principalFor, type PrincipalDeps } from './principals.js';

/** Signed by a key that we do not hold: a secret that is shared, or no signature at all, proves nothing here. */
const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'];

/** What marks an ID token. It is for whoever logged somebody in and opens no door here (RFC 9068, section 4). */
const idTokenClaims = ['nonce', 'at_hash', 'c_hash', 's_hash'];
/** Types of an access token: of RFC 9068, and of providers that say only that it is a JWT. */
const headerTypes = [undefined, 'jwt', 'at+jwt', 'application/at+jwt'];

export interface OidcTokensDeps extends PrincipalDeps {
  readonly provider: IdentityProvider;
  readonly clock: Clock;
  /** For whom a token has to be. */
  readonly audience: string;
  /** How long a key that the provider did not publish is taken to be absent, in milliseconds; 30 s when absent. */
  readonly jwksCooldownMs?: number;
}

/**
 * Verifies access tokens of an OpenID Connect provider: signature by a key that the provider publishes now, issuer,
 * audience, and validity by our own clock.
 */
export class OidcTokens implements TokenVerifier {
  private keys: Promise<JWTVerifyGetKey> | undefined;

  constructor(private readonly deps: OidcTokensDeps) {}

  /** @throws InvalidTokenError; ProviderUnavailableError when its keys cannot be had. */
  async verify(token: string): Promise<Principal> {
    const keys = await this.publishedKeys();
    const claims = await this.verified(token, keys);
    const principal = await principalFor(this.deps, claims);
    if ('refused' in principal) throw new InvalidTokenError();
    return principal;
  }

  private async verified(
    token: string,
    keys: JWTVerifyGetKey,
  ): Promise<JWTPayload & { readonly iss: string; readonly sub: string }> {
    const { provider, clock, audience } = this.deps;
    try {
      const { payload, protectedHeader } = await jwtVerify(token, keys, {
        algorithms,
        audience,
        issuer: provider.settings.issuer,
        currentDate: new Date(clock.now()),
        requiredClaims: ['sub', 'exp'],
      });
      const isForApi =
        headerTypes.includes(protectedHeader.typ?.toLowerCase()) &&
        !idTokenClaims.some((name) => name in payload) &&
        ['Bearer', undefined].includes(payload['typ'] as string | undefined);
      if (!isForApi) throw new InvalidTokenError();
      return payload as JWTPayload & { readonly iss: string; readonly sub: string };
    } catch (error) {
      // The reason could quote the token, and who sends a bad one is owed no explanation.
      throw isOfProvider(error) ? new ProviderUnavailableError() : new InvalidTokenError();
    }
  }

  /** Fetched when first needed, and again when a token names a key that is not among them. */
  private async publishedKeys(): Promise<JWTVerifyGetKey> {
    this.keys ??= this.openKeys();
    try {
      return await this.keys;
    } catch (error) {
      this.keys = undefined;
      throw error;
    }
  }

  private async openKeys(): Promise<JWTVerifyGetKey> {
    const { provider, jwksCooldownMs } = this.deps;
    const { jwks_uri: uri } = (await provider.configuration()).serverMetadata();
    if (uri === undefined) throw new ProviderUnavailableError();
    return createRemoteJWKSet(new URL(uri), {
      ...(jwksCooldownMs === undefined ? {} : { cooldownDuration: jwksCooldownMs }),
    });
  }
}

/** Whether the fault lies in getting the keys and not in the token. */
const isOfProvider = (error: unknown): boolean =>
  !(error instanceof InvalidTokenError) &&
  (!(error instanceof errors.JOSEError) ||
    error instanceof errors.JWKSTimeout ||
    error instanceof errors.JWKSInvalid ||
    error.code === 'ERR_JOSE_GENERIC');
