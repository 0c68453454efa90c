import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { clientText } from './client.js';
import { documentText } from './document.js';
import { routesText } from './routes.js';

// `npm run openapi` writes the document, the types of the portal's client from it, and which service answers which call;
// with `-- --check` it only says whether the files are up to date.
const document = await documentText();
const files: Readonly<Record<string, string>> = {
  'docs/openapi.json': document,
  'libs/api-client/generated/api.ts': await clientText(document),
  'deploy/routes.json': await routesText(),
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
