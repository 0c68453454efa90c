import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The services that people reach. */
export type FrontedService = 'command-api' | 'query-api';

export type RouteTable = (method: string, path: string) => FrontedService;

/** Which service answers a call, by the table that the code generates; what is not in it is the query side's. */
export async function readRouteTable(file = join('deploy', 'routes.json')): Promise<RouteTable> {
  const table = JSON.parse(await readFile(file, 'utf8')) as Record<FrontedService, string[]>;
  const ofCommands = table['command-api'].map((call) => {
    const [method = '', path = ''] = call.split(' ');
    const pattern = path.replace(/[.+]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+');
    return { method, matches: new RegExp(`^${pattern}/?$`) };
  });
  return (method, path) =>
    ofCommands.some((route) => route.method === method && route.matches.test(path))
      ? 'command-api'
      : 'query-api';
}
