import { readFile } from 'node:fs/promises';
import {
  DevelopmentTokens,
  IdentityProvider,
  InvalidTokenError,
  OidcTokens,
  openIdentityKey,
  PortalLogin,
  PostgresActors,
  PostgresSessions,
  readClaimMapping,
  type LinkedPlan,
  type TokenVerifier,
} from '@koz/identity';
import type { Logger, OidcSettings } from '@koz/platform';
import type { ActorId } from '@koz/privacy-types';
import { logInLinks } from './log-in-links.js';
import type { Runtime } from './runtime.js';

/** What the portal logs in with, where a provider is named. */
export interface PortalIdentity {
  readonly login: PortalLogin;
  readonly sessions: PostgresSessions;
  readonly plansOf: (actorId: ActorId) => Promise<readonly LinkedPlan[]>;
  readonly publicUrl: string;
  readonly logger: Logger;
}

/** How this process knows who asks: by the provider that the settings name, and in development by its own tokens too. */
export interface Identity {
  readonly verifier: TokenVerifier;
  readonly portal?: PortalIdentity;
  /** Absent in production. */
  readonly development?: DevelopmentTokens;
}

type Parts = Pick<Runtime, 'settings' | 'clock' | 'logger' | 'database' | 'lookups' | 'locations'>;

/** @throws ClaimMappingError, IdentityKeyError */
export async function openIdentity(runtime: Parts): Promise<Identity> {
  const { mode, dataDir, oidc } = runtime.settings;
  const development =
    mode === 'development' ? await DevelopmentTokens.open({ mode, directory: dataDir }) : undefined;
  const opened = oidc === undefined ? undefined : await openProvider(runtime, oidc);
  const verifier = eitherOf([development, opened?.tokens].filter((tokens) => tokens !== undefined));
  return {
    verifier,
    ...(opened === undefined ? {} : { portal: opened.portal }),
    ...(development === undefined ? {} : { development }),
  };
}

async function openProvider(
  { settings, clock, logger, database, lookups, locations }: Parts,
  { issuer, clientId, clientSecretFile, mappingFile, audience }: OidcSettings,
): Promise<{ readonly tokens: OidcTokens; readonly portal: PortalIdentity }> {
  const { keysDir, publicUrl } = settings;
  const pool = database.pool('koz_identity');
  const deriveKey = await openIdentityKey(keysDir, () => PostgresActors.areNone(pool));
  const clientSecret = (await readFile(clientSecretFile, 'utf8')).trim();
  const register = locations('koz_query');
  const { plansOf } = logInLinks(lookups, register);
  const deps = {
    provider: new IdentityProvider({ issuer, clientId, clientSecret }),
    mapping: await readClaimMapping(mappingFile, clientId),
    actors: new PostgresActors(pool, deriveKey),
    controllerOf: async (organiserId: Parameters<typeof register.ofOrganiser>[0]) =>
      (await register.ofOrganiser(organiserId))[0]?.controller,
    plansOf,
    clock,
  };
  const redirectUri = new URL('/api/v1/session/callback', publicUrl).href;
  return {
    tokens: new OidcTokens({ ...deps, audience }),
    portal: {
      login: new PortalLogin({ ...deps, deriveKey, redirectUri }),
      sessions: new PostgresSessions(pool, clock),
      plansOf,
      publicUrl,
      logger,
    },
  };
}

/** A token that one does not know may be another's. */
const eitherOf = (verifiers: readonly TokenVerifier[]): TokenVerifier => ({
  async verify(token) {
    for (const verifier of verifiers)
      try {
        return await verifier.verify(token);
      } catch (error) {
        if (!(error instanceof InvalidTokenError)) throw error;
      }
    throw new InvalidTokenError();
  },
});
