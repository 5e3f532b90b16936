// Where a Chromium to test in is: one that the user names, one that is installed, or Playwright's own. Run by itself it
// prints the path, or fails.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const folders = (process.env.PATH ?? '').split(delimiter);
const installed = names.flatMap((name) => folders.map((folder) => join(folder, name)));
const candidates = [
  process.env.CHROMIUM,
  ...installed,
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  chromium.executablePath(),
];

export const executablePath = candidates.find((path) => path && existsSync(path));

// No background traffic of the browser's own: the tests watch what the page asks for.
export const launchOptions = {
  executablePath,
  args: [
    '--no-sandbox',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--disable-quic',
  ],
};

if (process.argv[1] === import.meta.filename) {
  if (!executablePath) process.exit(1);
  console.log(executablePath);
}
