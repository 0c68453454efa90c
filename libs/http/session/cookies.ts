import type { FastifyRequest } from 'fastify';

/** A cookie of the request; undefined when it is absent or empty. Of two of the same name neither counts. */
export function cookieOf({ headers }: FastifyRequest, name: string): string | undefined {
  const values = (headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return values.length === 1 ? values[0] || undefined : undefined;
}

/**
 * The header that sets a cookie for all our pages, out of reach of scripts. Lax and not Strict: the provider, another
 * site, sends the browser back to us.
 *
 * @param value of letters, digits, `.`, `-` and `_`
 * @param maxAge in seconds; 0 takes the cookie away, absent: until the browser is closed
 */
export const setCookie = (name: string, value: string, secure: boolean, maxAge?: number): string =>
  [
    `${name}=${value}`,
    ...(maxAge === undefined ? [] : [`Max-Age=${maxAge}`]),
    'Path=/',
    'HttpOnly',
    ...(secure ? ['Secure'] : []),
    'SameSite=Lax',
  ].join('; ');
