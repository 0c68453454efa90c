import type { DynamicModule } from '@nestjs/common';
import type { DevelopmentTokens, TokenVerifier } from '@koz/identity';
import type { HttpSettings } from '../application/settings.js';
import { developmentModule, type DevelopmentDeps } from '../development/development.module.js';
import { SessionAuthentication } from '../session/session-authentication.js';
import type { SessionDeps } from '../session/session.controller.js';
import { sessionModule } from '../session/session.module.js';

/** Who lets people in: a provider, the tokens of development, or both. */
export interface AccessDeps {
  readonly verifier: TokenVerifier;
  /** Absent where no provider is named. */
  readonly portal?: Omit<SessionDeps, 'authentication'>;
  /** Absent in production. */
  readonly development?: DevelopmentTokens;
}

/** The modules and settings by which an HTTP application knows who asks. Without development, its routes do not exist. */
export function access(
  { verifier, portal, development }: AccessDeps,
  { clock, controllers }: Omit<DevelopmentDeps, 'tokens'>,
): { readonly modules: DynamicModule[]; readonly settings: Pick<HttpSettings, 'verifier' | 'sessions'> } {
  const sessions =
    portal === undefined ? undefined : new SessionAuthentication(portal.sessions, portal.publicUrl);
  return {
    modules: [
      ...(portal && sessions ? [sessionModule({ ...portal, authentication: sessions })] : []),
      ...(development ? [developmentModule({ tokens: development, clock, controllers })] : []),
    ],
    settings: { verifier, ...(sessions === undefined ? {} : { sessions }) },
  };
}
