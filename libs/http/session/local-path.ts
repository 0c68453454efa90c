import { invalid } from '../problem/problem.js';

/** Of a page that is gone on to, in characters. */
export const longestPath = 500;
const anywhere = 'http://portal.invalid';

/**
 * A page of the portal to go on to. Whatever a browser could take for another site, or for a call, is refused.
 * @throws Problem naming the parameter `to`.
 */
export function localPath(to: string | undefined): string {
  if (to === undefined || to === '') return '/';
  const isLocal =
    to.length <= longestPath &&
    /^\/(?![/\\])[\x21-\x7e]*$/.test(to) &&
    !to.includes('\\') &&
    URL.canParse(to, anywhere) &&
    new URL(to, anywhere).origin === anywhere &&
    !/^\/+api(\/|$)/.test(new URL(to, anywhere).pathname);
  if (!isLocal)
    throw invalid({
      field: 'to',
      rule: 'localPath',
      message: 'moet een pagina van dit portaal zijn, zoals /gezin',
    });
  return to;
}
