// Runs the journeys where there is a browser; where there is none they are skipped by name, which `.ci/run` forbids.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const browser = process.env.KOZ_CHROMIUM ?? '/usr/bin/chromium';
const workspaceRoot = resolve(import.meta.dirname, '../..');

if (existsSync(browser)) {
  const playwright = resolve(workspaceRoot, 'node_modules/.bin/playwright');
  const args = ['test', '--config', 'apps/portal-e2e/playwright.config.ts', ...process.argv.slice(2)];
  process.exitCode = spawnSync(playwright, args, { cwd: workspaceRoot, stdio: 'inherit' }).status ?? 1;
} else {
  console.log(
    `skipped: the journeys through the portal, for there is no browser at ${browser} (KOZ_CHROMIUM names another)`,
  );
  if (process.env.FORBID_SKIPPED_TESTS) process.exitCode = 1;
}
