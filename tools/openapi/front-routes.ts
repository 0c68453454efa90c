const readsOf: Readonly<Record<string, string>> = { GET: '(?:GET|HEAD)' };

/**
 * The table of {@link routesText} as nginx reads it: `$service`, by method and path. What is not in it is the query
 * side's, as in front of the services on one machine.
 */
export function frontRoutesText(table: string): string {
  const { 'command-api': ofCommands = [] } = JSON.parse(table) as Record<string, string[]>;
  const lines = ofCommands.map((call) => {
    const [method = '', path = ''] = call.split(' ');
    return `    "~^${readsOf[method] ?? method} ${patternOf(path)}/?$" command-api;`;
  });
  return [
    '# Made from deploy/routes.json by `npm run openapi`: not to be changed by hand.',
    'map "$request_method $uri" $service {',
    '    default query-api;',
    ...lines,
    '}',
    '',
  ].join('\n');
}

/** Templates of OpenAPI match one segment. */
const patternOf = (path: string): string => path.replace(/[.+]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+');
