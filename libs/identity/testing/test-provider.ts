import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type CryptoKey } from 'jose';
import { Provider, type Configuration } from 'oidc-provider';

/** Whoever the provider lets in: what it says of them, by subject. */
export type Accounts = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface TestProviderOptions {
  readonly accounts?: Accounts;
  readonly redirectUris?: readonly string[];
  readonly algorithm?: 'RS256' | 'PS256' | 'ES256' | 'EdDSA';
}

/** A real OpenID Connect provider in this process, on loopback. */
export interface TestProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The key that it signs with now, for tokens that it would never issue itself. */
  signingKey(): { readonly privateKey: CryptoKey; readonly publicKey: CryptoKey; readonly kid: string };
  /** An access token for the API, with these claims beside its own. */
  accessToken(options?: {
    readonly claims?: Record<string, unknown>;
    readonly audience?: string;
  }): Promise<string>;
  /** Who is at the keyboard: whom the next log-in is of. */
  subject: string;
  /** Throws away the signing key and publishes another one. */
  rotate(): Promise<void>;
  close(): Promise<void>;
}

const clientId = 'koz-portal';
const clientSecret = 'a secret of the test provider only';

export async function startTestProvider(options: TestProviderOptions = {}): Promise<TestProvider> {
  let answer: RequestListener = (_request, response) => response.writeHead(503).end();
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let key: ReturnType<TestProvider['signingKey']>;
  let extraClaims: Record<string, unknown> = {};
  let generation = 0;
  const begin = async (): Promise<void> => {
    const algorithm = options.algorithm ?? 'RS256';
    const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
    generation += 1;
    key = { privateKey, publicKey, kid: `key-${generation}` };
    const jwk = { ...(await exportJWK(privateKey)), kid: key.kid, alg: algorithm, use: 'sig' };
    const provider = new Provider(
      issuer,
      configurationOf(options, { ...jwk } as never, () => extraClaims),
    );
    const callback = provider.callback();
    answer = (request, response) => {
      if (!request.url?.startsWith('/interaction/')) return void callback(request, response);
      // Nobody is asked for a password here, nor whether they agree.
      void provider.interactionFinished(request, response, { login: { accountId: running.subject } });
    };
  };
  const running: TestProvider = {
    issuer,
    clientId,
    clientSecret,
    subject: Object.keys(options.accounts ?? {})[0] ?? '',
    signingKey: () => key,
    async accessToken({ claims = {}, audience = clientId } = {}) {
      extraClaims = claims;
      const response = await fetch(`${issuer}/token`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${Buffer.from(`${clientId}:${encodeURIComponent(clientSecret)}`).toString('base64')}`,
        },
        body: new URLSearchParams({ grant_type: 'client_credentials', resource: `urn:koz:${audience}` }),
      });
      const { access_token: token } = (await response.json()) as { access_token?: string };
      if (token === undefined) throw new Error(`the test provider answered ${response.status}`);
      return token;
    },
    rotate: begin,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  await begin();
  return running;
}

function configurationOf(
  { accounts = {}, redirectUris = [], algorithm = 'RS256' }: TestProviderOptions,
  jwk: never,
  extraClaims: () => Record<string, unknown>,
): Configuration {
  const names = [...new Set(Object.values(accounts).flatMap((account) => Object.keys(account)))];
  return {
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    async loadExistingGrant({ oidc }) {
      const { client, session, provider, params } = oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
      grant.addOIDCScope(String(params?.['scope'] ?? ''));
      await grant.save();
      return grant;
    },
    jwks: { keys: [jwk] },
    cookies: { keys: ['of the test provider only'] },
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [...redirectUris],
        post_logout_redirect_uris: redirectUris.map((uri) => new URL('/', uri).href),
        response_types: redirectUris.length > 0 ? ['code'] : [],
        grant_types: ['client_credentials', ...(redirectUris.length > 0 ? ['authorization_code'] : [])],
        id_token_signed_response_alg: algorithm,
      },
    ],
    claims: { openid: ['sub'], profile: names },
    clientDefaults: { id_token_signed_response_alg: algorithm },
    enabledJWA: { idTokenSigningAlgValues: [algorithm] },
    pkce: { required: () => true },
    findAccount: (_context, sub) =>
      accounts[sub] === undefined
        ? undefined
        : { accountId: sub, claims: () => Promise.resolve({ sub, ...accounts[sub] }) },
    extraTokenClaims: () => extraClaims() as never,
    features: {
      clientCredentials: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        // Its own page asks for fonts elsewhere.
        logoutSource(context, form) {
          context.body = `<!doctype html><html lang="nl"><title>Afmelden</title>${form}
            <button type="submit" form="op.logoutForm" name="logout" value="yes">Ja, afmelden</button>`;
        },
      },
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_context, resource) => ({
          scope: '',
          audience: resource.replace('urn:koz:', ''),
          accessTokenFormat: 'jwt' as const,
          accessTokenTTL: 600,
          jwt: { sign: { alg: algorithm } },
        }),
      },
    },
  };
}
