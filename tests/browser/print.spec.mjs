// What comes out of the printer: A4, a page a sheet, charts that stay sharp, and nothing that is of use only on a
// screen. The PDF is read here by hand, as far as it is needed: pages, and what is drawn on them.
import { readFile } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import { expect, start, test } from './fixtures.mjs';
import { open } from './pages.mjs';

const pack = JSON.parse(await readFile(new URL('../../seeds/send-self-evaluation.json', import.meta.url), 'utf8'));

// The colours of the lines on paper, as a PDF writes them.
const now = '.0392 .3529 .5412';
const target = '.6588 .2588 .0431';

/** Prints a page into a PDF, and reads it. */
async function print(page) {
  const file = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
  const count = (pattern) => [...file.matchAll(pattern)].length;
  // What is drawn stands in compressed streams, one a page; others hold fonts.
  const drawn = [...file.matchAll(/\/Filter \/FlateDecode[^]*?stream\r?\n/g)]
    .map(({ index, 0: head }) => file.slice(index + head.length, file.indexOf('endstream', index)))
    .map((stream) => inflateSync(Buffer.from(stream, 'latin1')).toString('latin1'))
    .filter((content) => /^\S+ \S+ \S+ \S+ \S+ \S+ cm$/m.test(content));
  return {
    pages: count(/\/Type \/Page\b/g),
    images: count(/\/Subtype \/Image\b/g),
    sizes: [...file.matchAll(/\/MediaBox \[0 0 (\S+) (\S+)\]/g)].map(
      ([, width, height]) => `${Math.round(width)} by ${Math.round(height)}`,
    ),
    drawn,
  };
}

/** How many lines of this colour are drawn on a page of a PDF. */
function strokes(content, colour) {
  let found = 0;
  let current;
  const before = [];
  for (const line of content.split('\n')) {
    const [, set] = /^(\S+ \S+ \S+) RG\b/.exec(line) ?? [];
    if (set) current = set;
    if (line === 'q') before.push(current);
    if (line === 'Q') current = before.pop();
    if (/^(S|s|B|b)$/.test(line) && current === colour) found += 1;
  }
  return found;
}

const printed = [
  { name: 'print', pages: 9, charts: 8 },
  { name: 'rate', pages: 1, charts: 1 },
  { name: 'rate, nothing rated', pages: 1, charts: 0 },
  { name: 'all 45', pages: 1, charts: 1 },
  { name: 'all 45 in the first round', pages: 1, charts: 1 },
  { name: 'gaps', charts: 0 },
  { name: 'evidence', charts: 0 },
  { name: 'rounds', charts: 1 },
  { name: 'home with drafts', pages: 1 },
];

for (const { name, pages, charts } of printed) {
  test(`on paper: ${name}`, async ({ page }) => {
    await open(page, name);
    const pdf = await print(page);
    if (pages) expect.soft(pdf.pages, 'pages').toBe(pages);
    // 210 by 297 mm in points, as a browser rounds it to its pixels.
    expect.soft(pdf.sizes).toEqual(Array(pdf.pages).fill('595 by 842'));
    expect.soft(pdf.drawn, 'a page each is drawn').toHaveLength(pdf.pages);
    const empty = pdf.drawn.filter((content) => !/\bT[jJ]$/m.test(content));
    expect.soft(empty, 'pages without a word').toEqual([]);
    expect.soft(pdf.images, 'pictures made of dots').toBe(0);
    if (charts !== undefined) {
      const withLines = pdf.drawn.filter((content) => strokes(content, now) && strokes(content, target));
      expect.soft(withLines, 'pages with lines of now and of target').toHaveLength(charts);
    }

    // What was made for the printer is gone again.
    await page.emulateMedia({ media: 'screen' });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    if (name !== 'print') await expect(page.locator('.paper')).toHaveCount(0);

    await asPrinted(page);
    expect.soft(await page.evaluate(tooWide), 'wider than the paper').toEqual([]);
    for (const role of ['button', 'navigation', 'banner', 'contentinfo', 'status']) {
      expect.soft(await page.getByRole(role).evaluateAll(seen), role).toEqual([]);
    }
    expect.soft(await page.locator('input[type="file"]').evaluateAll(seen)).toEqual([]);
    // Ink on white, whatever the screen has.
    await page.emulateMedia({ colorScheme: 'dark' });
    const colours = await page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.documentElement);
      return { backgroundColor, color };
    });
    expect.soft(colours).toEqual({ backgroundColor: 'rgb(255, 255, 255)', color: 'rgb(22, 36, 44)' });
  });
}

/** Shows the page as it is printed, as wide as A4 is within its margins. */
async function asPrinted(page) {
  await page.setViewportSize({ width: 718, height: 1047 });
  await page.emulateMedia({ media: 'print' });
  // The browser says so before it prints, and not when only the media are another.
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
}

/** In the page: those of these elements that take ink. What is there to be read aloud takes none. */
function seen(elements) {
  const inked = (element) => element.checkVisibility() && getComputedStyle(element).clipPath === 'none';
  const some = ({ width, height }) => width > 0 && height > 0;
  return elements
    .filter((element) => inked(element) && some(element.getBoundingClientRect()))
    .map((element) => `${element.localName} “${element.textContent.trim().slice(0, 60)}”`);
}

/** In the page: what sticks out of it sideways. */
function tooWide() {
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.checkVisibility() && getComputedStyle(element).clipPath === 'none')
    .filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 0 && (left < -1 || right > innerWidth + 1);
    })
    .map((element) => `${element.localName} “${element.textContent.trim().slice(0, 60)}”`);
}

test('every statement is printed whole', async ({ page }) => {
  await open(page, 'print');
  await asPrinted(page);
  const rows = page.locator('.paper-row:has(p)');
  const statements = pack.areas.flatMap((area) => area.statements);
  await expect(rows.locator('p')).toHaveText(statements.map(({ number, text }) => `${number} ${text}`));
  expect(statements).toHaveLength(45);
  const cut = await rows.evaluateAll((rows) =>
    rows
      .filter((row) => {
        const [around, text] = [row, row.querySelector('p')].map((element) => element.getBoundingClientRect());
        const fits = row.scrollHeight <= row.clientHeight && row.scrollWidth <= row.clientWidth;
        return !fits || text.top < around.top || text.bottom > around.bottom;
      })
      .map((row) => row.textContent.slice(0, 60)),
  );
  expect(cut).toEqual([]);
});

test('the printed sheet shows the ratings and the lines meet their cells', async ({ page }) => {
  await open(page, 'rate');
  await asPrinted(page);
  const sheet = page.locator('.paper');
  await expect(sheet.getByRole('heading', { name: '2 Leadership of SEND' })).toBeVisible();
  await expect(sheet).toContainText('Oakfield Primary (invented example)');
  await expect(sheet).toContainText('Round of 12 November 2026. The whole setting. Targets for 12 months.');
  await expect(sheet).toContainText('▪ Now in the base line, 13 November 2025');
  const picture = sheet.locator('img');
  await expect(picture).toHaveJSProperty('complete', true);
  const [lines, cells] = await Promise.all(
    [picture, sheet.locator('.paper-row:has(p) .paper-cells').first()].map((one) => one.boundingBox()),
  );
  expect(Math.abs(lines.x - cells.x)).toBeLessThan(1);
  expect(Math.abs(lines.width - cells.width)).toBeLessThan(1);
  expect(Math.abs(lines.y - cells.y)).toBeLessThan(1);
  const last = await sheet.locator('.paper-row:has(p) .paper-cells').last().boundingBox();
  expect(Math.abs(lines.y + lines.height - last.y - last.height)).toBeLessThan(2);
});

test('a school with a long name is printed whole, on as many pages', async ({ page }) => {
  const name =
    'The Federation of Hazel Lane Infant and Nursery School and Oak Road Junior School with Specially Resourced ' +
    'Provision for Hearing Impairment and Speech, Language and Communication Needs';
  const id = await start(page, name);
  await page.goto(`#/w/${id}/print`);
  await expect(page.getByRole('heading', { level: 1, name: 'Print' })).toBeVisible();
  expect((await print(page)).pages).toBe(9);
  await asPrinted(page);
  // The overview says it in its picture, every other page in words.
  await expect(page.locator('main').getByText(name).filter({ visible: true })).toHaveCount(8);
  expect(await page.evaluate(tooWide)).toEqual([]);
  const cut = await page.locator('.paper').first().locator('img').evaluate((picture) => {
    const source = decodeURIComponent(picture.src.slice(picture.src.indexOf(',') + 1));
    const svg = document.importNode(new DOMParser().parseFromString(source, 'image/svg+xml').documentElement, true);
    document.body.append(svg);
    const { width, height } = svg.viewBox.baseVal;
    const out = ({ x, y, width: w, height: h }) => x < 0 || y < 0 || x + w > width || y + h > height;
    const texts = [...svg.querySelectorAll('text')];
    return texts.filter((text) => out(text.getBBox())).map((text) => text.textContent.trim());
  });
  expect(cut, 'words of the picture that are cut off').toEqual([]);
});
