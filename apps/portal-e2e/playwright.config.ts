import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** Debian's chromium, or another that KOZ_CHROMIUM names: none is downloaded. */
const executablePath = process.env['KOZ_CHROMIUM'] ?? '/usr/bin/chromium';
if (!existsSync(executablePath))
  throw new Error(`No browser at ${executablePath}: install chromium, or name one in KOZ_CHROMIUM.`);

// Chromium's own sandbox cannot be had as root.
const asRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../dist/apps/portal-e2e/results',
  // A journey goes through years and several systems; each wait in it has a bound of its own.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  workers: 1,
  forbidOnly: process.env['FORBID_SKIPPED_TESTS'] !== undefined,
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    locale: 'nl-BE',
    timezoneId: 'Europe/Brussels',
    viewport: { width: 1280, height: 900 },
    actionTimeout: 15_000,
    trace: 'retain-on-failure',
    launchOptions: { executablePath, args: asRoot ? ['--no-sandbox'] : [] },
  },
});
