import { randomUUID } from 'node:crypto';
import { routesOf, type DeclaredRoute } from '@koz/http';
import { isOpen, roles, scopeOf, type Role } from '@koz/identity';
import { startWholeSystem, type WholeSystem } from '@koz/services/standalone/testing';
import { withEverything } from './document.js';

jest.setTimeout(240_000);

describe('every route, asked by every role of a system that runs', () => {
  let system: WholeSystem;
  let routes: readonly DeclaredRoute[];
  const tokens = new Map<Role, string>();

  beforeAll(async () => {
    // What is there in this mode: the session’s routes come with a provider, and are tried where one is.
    routes = (await withEverything((app) => routesOf(app))).filter(
      ({ path }) => !path.startsWith('/session'),
    );
    system = await startWholeSystem();
    const { organiserId } = await system.location('antwerpen');
    for (const role of roles) {
      const own =
        role === 'organiser' ? { organiserId } : role === 'agency' ? {} : { controller: 'antwerpen' };
      tokens.set(role, await system.token({ role, ...own }));
    }
  });
  afterAll(() => system.end());

  const ask = ({ method, path }: DeclaredRoute, token?: string) => {
    const address = path.replaceAll(/:\w+/g, () => randomUUID());
    const prefix = /^\/(health|metrics)(\/|$)/.test(path) ? '' : '/api/v1';
    // Empty: what is let is answered for what it says, and changes nothing.
    return system.call(method, `${prefix}${address}`, token, method === 'GET' ? undefined : {});
  };

  it('is refused, with 403 alone, where the table gives a role no scope', async () => {
    for (const route of routes)
      for (const role of roles) {
        if (scopeOf(route.action!, role)) continue;
        const { status, body } = await ask(route, tokens.get(role));
        expect({ route: route.handler, role, status, type: body['type'] }).toEqual({
          ...{ route: route.handler, role, status: 403 },
          type: 'urn:kinderopvangzoeker:problem:forbidden',
        });
      }
  });

  it('is not refused for its role where the table gives it one, and never fails', async () => {
    for (const route of routes)
      for (const role of roles) {
        if (!scopeOf(route.action!, role)) continue;
        const { status } = await ask(route, tokens.get(role));
        expect({ route: route.handler, role, let: status < 500 && status !== 401 && status !== 403 }).toEqual(
          {
            ...{ route: route.handler, role, let: true },
          },
        );
      }
  });

  it('asks for a token everywhere but where anyone may come', async () => {
    for (const route of routes) {
      const { status } = await ask(route);
      expect({ route: route.handler, refused: status === 401 }).toEqual({
        ...{ route: route.handler, refused: !isOpen(route.action!) },
      });
    }
  });
});
