import { defineConfig } from '@playwright/test';
import journeys from './playwright.config.js';

/** `npm run screenshots`: every page at 1280 and at 390 px, into dist/apps/portal-e2e/screenshots. */
export default defineConfig(journeys, {
  testMatch: 'screenshots/*.ts',
  timeout: 600_000,
});
