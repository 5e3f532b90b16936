// The picture in the README: the example's second sheet. It is taken anew when asked for, with SCREENSHOT=1, so that a
// test run changes no file.
import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from './fixtures.mjs';
import { open } from './pages.mjs';

const file = new URL('screenshot.png', import.meta.url);

test.use({ viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1, colorScheme: 'light' });

/** The width and height that a PNG says it has. */
function size(png) {
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  return `${png.readUInt32BE(16)} by ${png.readUInt32BE(20)}`;
}

test('there is a picture of the sheet', async ({ page }) => {
  await open(page, 'rate');
  // The lines are drawn when the rows have been measured.
  await expect.poll(() => page.locator('canvas').evaluate((canvas) => canvas.width)).toBeGreaterThan(300);
  const shot = await page.screenshot({ animations: 'disabled', scale: 'css' });
  if (process.env.SCREENSHOT) await writeFile(file, shot);
  expect(size(shot)).toBe('1280 by 900');
  expect(size(await readFile(file))).toBe('1280 by 900');
});
