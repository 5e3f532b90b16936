// The tests of the built page, in a real browser: `npx playwright test`, after a build. DIST names another folder to
// test than the one that the build leaves, PORT another port, so that two runs can stand side by side.
import { defineConfig } from '@playwright/test';
import { launchOptions } from './chromium.mjs';

const port = Number(process.env.PORT ?? 8321);

export default defineConfig({
  testDir: '.',
  outputDir: 'results',
  workers: 2,
  fullyParallel: true,
  // A test that holds only at the second try is a defect, here or in the page.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.CI ? 'list' : 'line',
  // A slow machine is no defect of the page: what never comes is said long before by the waits below.
  timeout: 90_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    launchOptions,
    // A thing that never appears is said so long before the test's own time is up.
    actionTimeout: 10_000,
    // Dates and times are said in words: where and how must not hang on the machine.
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    trace: 'off',
    screenshot: 'off',
    video: 'off',
  },
  webServer: {
    command: `node server.mjs "${process.env.DIST ?? '../../dist'}" ${port}`,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
  },
});
