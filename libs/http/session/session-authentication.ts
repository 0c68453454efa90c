import type { FastifyRequest } from 'fastify';
import type { PostgresSessions, Principal } from '@koz/identity';
import { Problem } from '../problem/problem.js';
import { cookieOf } from './cookies.js';

/** What the portal sends with each write: another site cannot, without asking our leave first (CORS), which it has not. */
export const portalHeader = 'x-koz-portal';

const reads = ['GET', 'HEAD', 'OPTIONS'];

/** The secret of a session in a cookie, and what keeps other sites from using it. */
export class SessionAuthentication {
  private readonly origin: string;
  /** Whether the browser reaches us by TLS; without it on loopback only, in development. */
  readonly isSecure: boolean;
  readonly cookieName: string;

  constructor(
    readonly sessions: Pick<PostgresSessions, 'principalOf'>,
    publicUrl: string,
  ) {
    const { origin, protocol } = new URL(publicUrl);
    this.origin = origin;
    this.isSecure = protocol === 'https:';
    // The browser keeps such a name from subdomains, and from being set without TLS.
    this.cookieName = this.isSecure ? '__Host-koz' : 'koz';
  }

  /** The secret that the request carries. */
  secretOf(request: FastifyRequest): string | undefined {
    return cookieOf(request, this.cookieName);
  }

  /**
   * Who is logged in in the browser that asks; undefined when nobody is.
   * @throws Problem `forbidden` for a write that our own pages did not make.
   */
  async principalOf(request: FastifyRequest): Promise<Principal | undefined> {
    const secret = this.secretOf(request);
    if (secret === undefined) return undefined;
    if (!reads.includes(request.method) && !this.isOurs(request))
      throw new Problem('forbidden', { detail: 'Dit verzoek komt niet van onze eigen pagina’s.' });
    return this.sessions.principalOf(secret);
  }

  /** Made by a page of ours: the header that only it can send, and what the browser says of where it comes from. */
  private isOurs({ headers }: FastifyRequest): boolean {
    const { origin, 'sec-fetch-site': site } = headers;
    return (
      headers[portalHeader] !== undefined &&
      (origin !== undefined || site !== undefined) &&
      (origin === undefined || origin === this.origin) &&
      (site === undefined || site === 'same-origin')
    );
  }
}
