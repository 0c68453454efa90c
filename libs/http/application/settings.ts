import type { TokenVerifier } from '@koz/identity';
import type { Logger, Metrics, Readiness } from '@koz/platform';
import type { SessionAuthentication } from '../session/session-authentication.js';

/** What an HTTP application is given by the process that runs it. */
export interface HttpSettings {
  readonly verifier: TokenVerifier;
  /** Lets in browsers with a session beside those with a token; absent where no provider is named. */
  readonly sessions?: SessionAuthentication;
  readonly readiness: Readiness;
  readonly logger: Logger;
  /** Told at `/metrics`; absent: nothing is. */
  readonly metrics?: Pick<Metrics, 'text'>;
  /** Title of the OpenAPI document and of its page. */
  readonly title?: string;
  /** Where the built portal lies, if it is served beside the API. */
  readonly portalDirectory?: string;
}

/** Everything but health and documentation lives below this. */
export const apiPrefix = 'api/v1';

/** The largest body that is read: a plan with fifty locations is a tenth of it. */
export const bodyLimit = 64 * 1024;
