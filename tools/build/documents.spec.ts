import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const workspace = process.cwd();
const folders = ['docs', 'events', 'projections', 'libs', 'services', 'apps', 'tools', 'deploy', 'sample'];
const pages = [
  ...readdirSync(workspace),
  ...folders.flatMap((folder) =>
    readdirSync(join(workspace, folder), { recursive: true, encoding: 'utf8' }).map((path) =>
      join(folder, path),
    ),
  ),
].filter((path) => path.endsWith('.md') && !path.includes('node_modules'));
const textOf = (page: string): string => readFileSync(join(workspace, page), 'utf8');

/** Rows of the tables of the threat model: letter, threat, what stops it, test. */
const threats = textOf('docs/threat-model.md')
  .split('\n')
  .filter((line) => /^\| [STRIDE] /.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

describe('The documents', () => {
  it.each(pages)('%s link to pages and files that are there', (page) => {
    const links = [...textOf(page).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)/g)].map(
      ([, target]) => target!,
    );
    const missing = links.filter((link) => !existsSync(resolve(workspace, dirname(page), link)));
    expect(missing).toEqual([]);
  });

  it.each(pages)('%s name tests that are there', (page) => {
    const named = [...textOf(page).matchAll(/`([\w./-]+\.spec\.ts)`/g)].map(([, path]) => path!);
    const missing = named.filter((path) => path.includes('/') && !existsSync(join(workspace, path)));
    expect(missing).toEqual([]);
  });

  it('name for each threat a test, or say that nothing stops it', () => {
    expect(threats.length).toBeGreaterThan(40);
    const open = threats.filter(
      ([, , , stoppedBy = '', test = '']) =>
        !test.includes('`') && !/\*\*(not stopped|in part)/i.test(stoppedBy),
    );
    expect(open).toEqual([]);
  });

  it('have each setting once in the table of operations', () => {
    const settings = [
      ...textOf('libs/platform/configuration/environment.ts').matchAll(/^ {2}([A-Z][A-Z_]+)\b/gm),
    ]
      .map(([, name]) => name!)
      // One rule for them all, told below the table.
      .filter((name) => !name.endsWith('_REGION') || name === 'KOZ_DATA_REGION');
    const rows = textOf('docs/operations.md')
      .split('\n')
      .flatMap((line) => [...(/^\| (`[^|]+)\|/.exec(line)?.[1] ?? '').matchAll(/`([A-Z_]+)`/g)])
      .map(([, name]) => name!);
    expect(settings.length).toBeGreaterThan(20);
    expect(rows.filter((name) => settings.includes(name)).sort()).toEqual([...settings].sort());
  });
});
