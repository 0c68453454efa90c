// `npm start`, `npm run serve NAME` and the `koz` command: build what is asked for (40 ms), then run it in this
// very process, so that signals and exit codes need no passing on.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, workspaceRoot } from './build.mjs';

const homes = ['services', 'tools'];

export async function run(name, args) {
  const home = homes.find((folder) => existsSync(join(workspaceRoot, folder, name ?? '', 'main.ts')));
  if (!name || !home) {
    console.error(`Nothing to run is called "${name ?? ''}".`);
    process.exit(2);
  }
  const bundle = await build(`${home}/${name}`);
  process.argv = [process.argv[0], bundle, ...args];
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(bundle).href);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [name, ...args] = process.argv.slice(2);
  await run(name, args);
}
