import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { documentText } from './document.js';

// `npm run openapi` writes docs/openapi.json; with `-- --check` it only says whether that file is up to date.
const path = 'docs/openapi.json';
const file = resolve(path);
const text = await documentText();

if (!process.argv.includes('--check')) {
  await writeFile(file, text);
  console.log(`${path} is geschreven.`);
} else if ((await readFile(file, 'utf8').catch(() => '')) === text) {
  console.log(`${path} klopt met de code.`);
} else {
  console.error(`${path} klopt niet meer met de code. Voer "npm run openapi" uit en bewaar het resultaat.`);
  process.exitCode = 1;
}
