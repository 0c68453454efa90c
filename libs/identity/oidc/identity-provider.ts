import * as client from 'openid-client';
import { DiscreetError } from '@koz/platform';

export interface IdentityProviderSettings {
  /** `KOZ_OIDC_ISSUER`. Without TLS on loopback only. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The provider does not answer, or not as a provider does. Says nothing of what was asked. */
export class ProviderUnavailableError extends DiscreetError {
  override readonly name = 'ProviderUnavailableError';
  constructor(options?: ErrorOptions) {
    super('the identity provider does not answer', options);
  }
}

/** An OpenID Connect provider, known by its issuer: the rest is what it tells of itself. */
export class IdentityProvider {
  private discovered: Promise<client.Configuration> | undefined;

  constructor(readonly settings: IdentityProviderSettings) {}

  /**
   * What the provider tells of itself, asked once; again after it did not answer, so that a provider that is away
   * while we start does not matter once it is back.
   *
   * @throws ProviderUnavailableError
   */
  async configuration(): Promise<client.Configuration> {
    this.discovered ??= this.discover();
    try {
      return await this.discovered;
    } catch (error) {
      this.discovered = undefined;
      throw new ProviderUnavailableError({ cause: error });
    }
  }

  private discover(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    const url = new URL(issuer);
    return client.discovery(url, clientId, {}, client.ClientSecretBasic(clientSecret), {
      timeout: 10,
      execute: [
        // The signature of an ID token is verified although TLS vouches for who sent it.
        client.enableNonRepudiationChecks,
        ...(isPlainLoopback(url) ? [client.allowInsecureRequests] : []),
      ],
    });
  }
}

const isPlainLoopback = ({ protocol, hostname }: URL): boolean =>
  protocol === 'http:' && /^(127(\.\d{1,3}){3}|localhost|\[::1\])$/.test(hostname);
