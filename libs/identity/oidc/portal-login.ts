import { CompactEncrypt, compactDecrypt } from 'jose';
import * as client from 'openid-client';
import { DiscreetError, type Clock } from '@koz/platform';
import type { DeriveKey } from '../actors/identity-key.js';
import type { Principal } from '../principal.js';
import type { Claims } from './claim-mapping.js';
import { ProviderUnavailableError, type IdentityProvider } from './identity-provider.js';
import { principalFor, type PrincipalDeps } from './principals.js';

/** How long somebody may take at the provider, in milliseconds. */
export const loginMs = 10 * 60_000;

/** Why a log-in came to nothing: it was not ours or is over; or whoever logged in has no place here. */
export type LoginFailure = 'failed' | 'noPlace';

/** Says of what the provider answered no more than the code of its refusal. */
export class LoginRefusedError extends DiscreetError {
  override readonly name = 'LoginRefusedError';

  /** @param reason for whoever runs this: a code, such as `severalRoles` or the provider's `invalid_client` */
  constructor(
    readonly failure: LoginFailure,
    readonly reason: string,
  ) {
    super(`the log-in came to nothing: ${failure}, ${reason}`);
  }
}

export interface PortalLoginDeps extends PrincipalDeps {
  readonly provider: IdentityProvider;
  readonly clock: Clock;
  readonly deriveKey: DeriveKey;
  /** Where the provider sends the browser back to: `https://…/api/v1/session/callback`. */
  readonly redirectUri: string;
}

/** What the browser carries to the provider and back, sealed: only we can read it, or make one. */
interface Transaction {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Where in the portal to go on. */
  readonly to: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** The log-in of a person in a browser: authorisation code with PKCE, state and nonce. No token leaves this class. */
export class PortalLogin {
  private readonly sealingKey: Uint8Array;

  constructor(private readonly deps: PortalLoginDeps) {
    this.sealingKey = deps.deriveKey('koz/identity/login/v1');
  }

  /**
   * Where to send the browser, and what it has to bring back.
   * @throws ProviderUnavailableError
   */
  async begin(to: string): Promise<{ readonly url: string; readonly transaction: string }> {
    const { provider, mapping, clock, redirectUri } = this.deps;
    const configuration = await provider.configuration();
    const transaction: Transaction = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
      to,
      until: Date.parse(clock.now()) + loginMs,
    };
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: ['openid', ...mapping.scopes].join(' '),
      state: transaction.state,
      nonce: transaction.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(transaction.verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, transaction: await this.seal(transaction) };
  }

  /**
   * Who came back from the provider.
   *
   * @param query of the address that the provider sent the browser to, with its `?`
   * @throws LoginRefusedError; ProviderUnavailableError
   */
  async finish(
    query: string,
    sealed: string | undefined,
  ): Promise<{ readonly principal: Principal; readonly to: string }> {
    const transaction = await this.unseal(sealed);
    const configuration = await this.deps.provider.configuration();
    const claims = await this.claimsFrom(configuration, query, transaction);
    const principal = await principalFor(this.deps, claims);
    if ('refused' in principal) throw new LoginRefusedError('noPlace', principal.refused);
    return { principal, to: transaction.to };
  }

  /**
   * Where to send the browser so that the provider logs it out too: on a computer that others use, the next one would
   * else be in with a click. Undefined where the provider has no such page, or is away.
   */
  async logoutUrl(backTo: string): Promise<string | undefined> {
    const configuration = await this.deps.provider.configuration().catch(() => undefined);
    if (configuration?.serverMetadata().end_session_endpoint === undefined) return undefined;
    return client.buildEndSessionUrl(configuration, { post_logout_redirect_uri: backTo }).href;
  }

  /** The claims of the ID token and, where the provider has it, of the page about its user. */
  private async claimsFrom(
    configuration: client.Configuration,
    query: string,
    { state, nonce, verifier }: Transaction,
  ): Promise<Claims & { readonly iss: string; readonly sub: string }> {
    const url = new URL(this.deps.redirectUri);
    url.search = query;
    try {
      const tokens = await client.authorizationCodeGrant(configuration, url, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const told = tokens.claims();
      if (told === undefined) throw new LoginRefusedError('failed', 'noIdToken');
      const more =
        configuration.serverMetadata().userinfo_endpoint === undefined
          ? {}
          : await client.fetchUserInfo(configuration, tokens.access_token, told.sub);
      return { ...more, ...told };
    } catch (error) {
      // What the provider answered could name who it was about.
      throw isUnreachable(error)
        ? new ProviderUnavailableError()
        : new LoginRefusedError('failed', codeOf(error));
    }
  }

  private seal(transaction: Transaction): Promise<string> {
    return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(transaction)))
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .encrypt(this.sealingKey);
  }

  private async unseal(sealed: string | undefined): Promise<Transaction> {
    if (sealed === undefined) throw new LoginRefusedError('failed', 'notBegunHere');
    let transaction: Transaction;
    try {
      const { plaintext } = await compactDecrypt(sealed, this.sealingKey, {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
      });
      transaction = JSON.parse(new TextDecoder().decode(plaintext)) as Transaction;
    } catch {
      throw new LoginRefusedError('failed', 'notOurs');
    }
    if (Date.parse(this.deps.clock.now()) > transaction.until)
      throw new LoginRefusedError('failed', 'tooLate');
    return transaction;
  }
}

/** Nobody answered: neither a refusal of the provider, nor one of ours. */
const isUnreachable = (error: unknown): boolean =>
  (error instanceof client.ClientError && error.code === 'OAUTH_TIMEOUT') ||
  (error instanceof TypeError && error.message === 'fetch failed');

/** The code of an OAuth error (RFC 6749, section 5.2), or of the client; never a sentence, which could name somebody. */
function codeOf(error: unknown): string {
  const { error: answered, code } = Object(error) as { readonly error?: unknown; readonly code?: unknown };
  const codes = [answered, code].filter((text) => typeof text === 'string');
  return codes.find((text) => /^\w{1,60}$/.test(text)) ?? 'unknown';
}
