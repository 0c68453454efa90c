// Lints sources that exist nowhere, as if they stood at a given path: reads [{ path, source }] from standard
// input, prints the messages of each. The project graph is made first: without one the boundary rule is silent.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';
import { workspaceRoot } from './build.mjs';

const nx = join(workspaceRoot, 'node_modules/nx/dist/bin/nx.js');
execFileSync(process.execPath, [nx, 'show', 'projects'], { cwd: workspaceRoot, stdio: 'ignore' });

const eslint = new ESLint({ cwd: workspaceRoot });
const planted = JSON.parse(await text(process.stdin));
const answers = [];
for (const { path, source } of planted) {
  const [result] = await eslint.lintText(source, { filePath: join(workspaceRoot, path) });
  answers.push(result.messages.map(({ ruleId, message }) => ({ ruleId, message })));
}
console.log(JSON.stringify(answers));
