// Fails the build when an area grows too heavy: what a visitor of it reads beyond what every page has, compressed.
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const kB = 1000;
const mostOfAnArea = 200 * kB;
const mostInitially = 250 * kB;
const areas = ['family', 'organiser', 'regie', 'audit', 'officer', 'start', 'statements'];

const portal = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const dist = resolve(portal, '../../dist/apps/portal');
const { outputs } = JSON.parse(await readFile(join(dist, 'stats.json'), 'utf8'));

/** Every output that comes with this one; `lazily`: also what it reads on demand. */
function closure(entries, lazily) {
  const found = new Set();
  const visit = (name) => {
    if (found.has(name) || !outputs[name]) return;
    found.add(name);
    for (const { path, kind } of outputs[name].imports) if (kind !== 'dynamic-import' || lazily) visit(path);
  };
  entries.forEach(visit);
  return found;
}

const sizes = new Map();
async function sizeOf(name) {
  if (!sizes.has(name)) {
    const bytes = await readFile(join(dist, 'browser', name));
    sizes.set(name, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length);
  }
  return sizes.get(name);
}
async function total(names) {
  let sum = 0;
  for (const name of names) if (/\.(js|css)$/.test(name)) sum += await sizeOf(name);
  return sum;
}

const entryOf = (name) => outputs[name].entryPoint ?? '';
const initial = closure(
  Object.keys(outputs).filter((name) => /^(apps\/portal\/main\.ts|angular:styles)/.test(entryOf(name))),
  false,
);
if (initial.size === 0) throw new Error('stats.json names no main.ts');
const rows = [['on every page', await total(initial), mostInitially]];
for (const area of areas) {
  const entries = Object.keys(outputs).filter((name) => entryOf(name).startsWith(`apps/portal/${area}/`));
  const own = [...closure(entries, true)].filter((name) => !initial.has(name));
  rows.push([area, await total(own), mostOfAnArea]);
}

let isOver = false;
for (const [name, size, most] of rows) {
  const over = size > most;
  isOver ||= over;
  console.log(
    `${over ? 'TOO HEAVY ' : ''}${name}: ${(size / kB).toFixed(1)} kB of ${most / kB} kB compressed`,
  );
}
if (isOver) process.exitCode = 1;
