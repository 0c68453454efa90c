import type { TokenVerifier } from '@koz/identity';
import type { Logger, Metrics, Rates, Readiness } from '@koz/platform';
import type { TimeLimits } from '../limits/time-limits.js';
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
  /** How often somebody may ask; absent: as often as they like, for what answers nobody but a test. */
  readonly rates?: Rates;
  /** Whose `X-Forwarded-For` is believed: addresses and networks; absent: nobody's. */
  readonly trustedProxies?: readonly string[];
  /** Whether browsers reach us by TLS, and are to keep to it. */
  readonly overTls?: boolean;
  /** Others than the usual, where a test waits for them. */
  readonly timeLimits?: Partial<TimeLimits>;
}

/** Everything but health and documentation lives below this. */
export const apiPrefix = 'api/v1';
