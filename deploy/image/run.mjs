// What the image starts: `run.mjs SERVICE [ARGUMENT…]` runs one of the bundles that lie in `services/` beside it, in this
// very process, so that signals and exit codes need no passing on. Without a name it is everything in one process.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const services = join(dirname(fileURLToPath(import.meta.url)), 'services');
const known = readdirSync(services).sort();
const [name = 'standalone', ...args] = process.argv.slice(2);

if (known.includes(name)) {
  const bundle = join(services, name, 'main.mjs');
  process.argv = [process.argv[0], bundle, ...args];
  await import(pathToFileURL(bundle).href);
} else {
  process.stderr.write(`"${name}" is no service of this image. It holds: ${known.join(', ')}.\n`);
  process.exitCode = 2;
}
