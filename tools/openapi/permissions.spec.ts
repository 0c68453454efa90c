import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { routesOf, type DeclaredRoute } from '@koz/http';
import { actions, isOpen, roles, rolesOf, scopeOf } from '@koz/identity';
import { withEverything } from './document.js';
import { permissionsText } from './permissions.js';

describe('the permissions, over every route that is served', () => {
  let routes: readonly DeclaredRoute[];
  let served: string;
  beforeAll(async () => {
    [routes, served] = await withEverything((app) => [
      routesOf(app),
      app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false }),
    ]);
  });

  it('name the action of each route, and each action belongs to a route', () => {
    expect(routes.length).toBeGreaterThan(70);
    for (const { handler, action } of routes)
      expect({ handler, named: actions.includes(action!) }).toEqual({ handler, named: true });
    expect(actions.filter((action) => !routes.some((route) => route.action === action))).toEqual([]);
  });

  it('know every call that is served at all', () => {
    const declared = routes.map(
      ({ method, path }) => `${method} ${/^\/(health|metrics)(\/|$)/.test(path) ? path : `/api/v1${path}`}`,
    );
    // What the interface says of itself holds nothing of anybody.
    const calls = servedCalls(served).filter((call) => !/^GET \/api\/(docs|openapi\.json)/.test(call));
    expect(calls.sort()).toEqual(declared.sort());
  });

  it('let nobody write who only reads', () => {
    for (const { method, path, action } of routes)
      for (const role of ['auditor', 'agency'] as const)
        if (!isOpen(action!) && scopeOf(action!, role) && method !== 'GET')
          expect({ role, method, path }).toEqual({ role, method: 'POST', path: '/session/logout' });
  });

  it('give every role something to do, and no route to a role that has no scope there', () => {
    for (const role of roles)
      expect(actions.some((action) => !isOpen(action) && scopeOf(action, role))).toBe(true);
    for (const action of actions) expect(rolesOf(action).length).toBeGreaterThan(0);
  });

  it('are printed as docs/permissions.md', async () => {
    expect(readFileSync(join(process.cwd(), 'docs/permissions.md'), 'utf8')).toBe(await permissionsText());
  });
});

/** The calls in the tree that the router prints of itself; HEAD goes with GET. */
function servedCalls(printed: string): string[] {
  const above: string[] = [];
  return printed.split('\n').flatMap((line) => {
    const found = /^((?:[│ ] {3})*)[├└]── (\S+) \(([^)]*)\)$/.exec(line);
    if (!found) {
      if (line.trim() !== '') throw new Error(`a line of the router that this does not read: ${line}`);
      return [];
    }
    const [, indent = '', part = '', methods = ''] = found;
    const depth = indent.length / 4;
    above.length = depth;
    above.push(`${above[depth - 1] ?? ''}${part}`);
    return methods.split(', ').flatMap((method) => (method === 'HEAD' ? [] : [`${method} ${above[depth]}`]));
  });
}
