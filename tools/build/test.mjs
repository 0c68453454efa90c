// `npm test`: every test that npm alone can serve, and the journeys through the portal where there is a browser. With
// arguments it is Jest alone: `npm test -- libs/domain`.
import { spawnSync } from 'node:child_process';
import { workspaceRoot } from './build.mjs';

function run(command, args) {
  const { status } = spawnSync(command, args, { cwd: workspaceRoot, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

const only = process.argv.slice(2);
run('npx', ['jest', ...only]);
if (only.length === 0) {
  run('npx', ['nx', 'build', 'portal']);
  run(process.execPath, ['apps/portal-e2e/run.mjs']);
}
