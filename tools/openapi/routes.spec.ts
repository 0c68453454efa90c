import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { routesText } from './routes.js';

const read = (path: string): string => readFileSync(join(process.cwd(), path), 'utf8');

describe('the table of which service answers which call', () => {
  let text: string;
  beforeAll(async () => {
    text = await routesText();
  });

  it('is what is committed in deploy/routes.json', () => {
    expect(read('deploy/routes.json')).toBe(text);
  });

  it('names each call of the OpenAPI document once', () => {
    const { paths } = JSON.parse(read('docs/openapi.json')) as { paths: Record<string, object> };
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const table = JSON.parse(text) as Record<string, string[]>;
    expect(Object.values(table).flat().sort()).toEqual(documented.sort());
  });
});
