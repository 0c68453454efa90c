import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sampleFiles } from './sample.js';

// `npm run sample:generate [FOLDER]`: writes the sample region anew, byte for byte the same each time.
const folder = process.argv[2] ?? join('sample', 'region');
await mkdir(folder, { recursive: true });
for (const [name, text] of sampleFiles()) {
  await writeFile(join(folder, name), text);
  console.log(join(folder, name));
}
