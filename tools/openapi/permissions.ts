import { routesOf, type DeclaredRoute } from '@koz/http';
import { actions, isOpen, roles, scopeOf, scopes, type Action, type Role } from '@koz/identity';
import { withEverything } from './document.js';

const heading = `# Who may do what

Written by \`npm run openapi\` from \`libs/identity/permissions\`; do not change it by hand. A route names its action, the guard asks
this table, and so does every answer that tells what may be done next. A role without a scope is answered 403. What lies outside the
scope does not exist for whoever asks: 404 ([ADR 0047](adr/0047-permissions-as-data.md)).
`;

/** The page about permissions: the same for the same code. */
export const permissionsText = (): Promise<string> =>
  withEverything((app) => {
    const routes = routesOf(app);
    const bounded = actions.filter((action) => !isOpen(action));
    const open = actions.filter(isOpen);
    return [
      heading,
      '## Scopes\n',
      table(['scope', 'what it reaches'], Object.entries(scopes)),
      '## Actions\n',
      table(
        ['action', ...roles, 'route'],
        bounded.map((action) => [
          `\`${action}\``,
          ...roles.map((role) => cell(action, role)),
          routesFor(action, routes),
        ]),
      ),
      '## Open to anyone\n',
      table(
        ['action', 'route'],
        open.map((action) => [`\`${action}\``, routesFor(action, routes)]),
      ),
    ].join('\n');
  });

const cell = (action: Action, role: Role): string => scopeOf(action, role) ?? '';

const routesFor = (action: Action, routes: readonly DeclaredRoute[]): string =>
  routes
    .filter((route) => route.action === action)
    .map(({ method, path }) => `${method} \`${path}\``)
    .join(', ');

/** As the formatter of this workspace writes it: each column as wide as its widest cell. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, column) =>
    Math.max(3, name.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return `${[line(head), rule, ...rows.map(line)].join('\n')}\n`;
}
