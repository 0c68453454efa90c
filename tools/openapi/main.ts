import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { asyncApiText } from './async-document.js';
import { clientText } from './client.js';
import { documentText } from './document.js';
import { frontRoutesText } from './front-routes.js';
import { permissionsText } from './permissions.js';
import { routesText } from './routes.js';

// `npm run openapi` writes the documents of the calls and of the events, the types of the portal's client, which service
// answers which call, and who may do what; with `-- --check` it only says whether the files are up to date.
const document = await documentText();
const routes = await routesText();
const files: Readonly<Record<string, string>> = {
  'docs/openapi.json': document,
  'docs/asyncapi.json': asyncApiText(),
  'libs/api-client/generated/api.ts': await clientText(document),
  'deploy/routes.json': routes,
  'deploy/front/routes.conf': frontRoutesText(routes),
  'docs/permissions.md': await permissionsText(),
};
const checksOnly = process.argv.includes('--check');

for (const [path, text] of Object.entries(files)) {
  const file = resolve(path);
  if (!checksOnly) {
    await writeFile(file, text);
    console.log(`${path} is geschreven.`);
  } else if ((await readFile(file, 'utf8').catch(() => '')) === text) {
    console.log(`${path} klopt met de code.`);
  } else {
    console.error(`${path} klopt niet meer met de code. Voer "npm run openapi" uit en bewaar het resultaat.`);
    process.exitCode = 1;
  }
}
