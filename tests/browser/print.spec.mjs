// What comes out of the printer: A4, a page a sheet, charts that stay sharp, and nothing that is of use only on a
// screen. The PDF is read here by hand, as far as it is needed: pages, and what is drawn on them.
import { readFile } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import { expect, start, test } from './fixtures.mjs';
import { mark, submission } from './marks.mjs';
import { open, openWorked } from './pages.mjs';
import { worked } from './worked.mjs';

const seed = async (name) => JSON.parse(await readFile(new URL(`../../seeds/${name}.json`, import.meta.url), 'utf8'));
const pack = await seed('send-self-evaluation');

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
  { name: 'plan by target', charts: 0 },
  { name: 'plan by owner', charts: 0 },
  { name: 'plan by date', pages: 1 },
  { name: 'governors', pages: 1, charts: 1 },
  { name: 'review', charts: 0 },
  { name: 'visit', charts: 0 },
  { name: 'readiness', charts: 0 },
  { name: 'moderation', pages: 1 },
  { name: 'home with drafts', pages: 1 },
];

/** Asserts how a page's PDF is, and that nothing made for the printer is left on the screen. */
async function checkPdf(page, { name, pages, charts }) {
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
  await page.emulateMedia({ media: 'screen' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  if (name !== 'print') await expect(page.locator('.paper, .printed, .printed-line')).toHaveCount(0);
}

/** Asserts what is on the paper: nothing too wide, nothing that is of use only on a screen, ink on white. */
async function checkPaper(page) {
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
  await expect(sheet).toContainText('▪ Now in the baseline, 13 November 2025');
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

// Which pages of a workbook begin with whose they are, by its school and the scheme.
const headed = [
  [
    'Hazel Lane Primary',
    pack,
    ['evidence with marks and prompts', 'library', 'a piece of evidence', 'plan by target', 'plan by owner'],
  ],
  ['Hazel Lane Primary', pack, ['plan by date', 'target', 'review', 'governors', 'documents', 'plan, empty']],
  ['Oakfield Primary (invented example)', pack, ['gaps', 'rounds', 'school']],
  ['Hazel Lane Primary', await seed(mark), ['judge', 'evidence of a judged pack', 'readiness', 'strengths', 'visit']],
  ['Hazel Lane Primary', await seed(mark), ['glossary', 'moderation', 'rounds of a judged pack', 'edition']],
  ['Hazel Lane Primary', await seed(submission), ['hand in', 'strengths, nothing judged']],
];

/** Asserts that the paper says first, and once, whose it is. */
async function checkHeadLine(page, name, school, title) {
  const line = page.locator('.printed-line');
  const day = name === 'plan, empty' ? await today(page) : '12 November 2026';
  await expect(line).toHaveText(`${school} · ${title} · Round of ${day}`);
  const [above, heading] = await Promise.all(
    [line, page.getByRole('heading', { level: 1 })].map((one) => one.boundingBox()),
  );
  expect(above.y).toBeLessThan(20);
  expect(above.y + above.height).toBeLessThanOrEqual(heading.y);
  const printed = await page.locator('main').evaluate((main) => main.innerText);
  expect(printed.split(school)).toHaveLength(2);
}

/** In words, as the page says it. */
const today = (page) =>
  page.evaluate(() => new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }));

// Pages that say by themselves whose they are.
const withoutHeadLine = ['rate', 'all 45', 'print', 'all of a judged pack', 'print of a judged pack', 'our packs'];

const onPaper = new Set([...printed.map(({ name }) => name), ...headed.flatMap(([, , names]) => names), ...withoutHeadLine]);

for (const name of onPaper) {
  test(`on paper: ${name}`, async ({ page }) => {
    await open(page, name);
    const pdf = printed.find((one) => one.name === name);
    if (pdf) await checkPdf(page, pdf);
    await asPrinted(page);
    const [school, pack] = headed.find(([, , names]) => names.includes(name)) ?? [];
    if (school) await checkHeadLine(page, name, school, pack.title);
    if (withoutHeadLine.includes(name)) {
      expect(await page.locator('.printed-line').evaluateAll(seen), 'a line that says whose it is').toEqual([]);
    }
    if (pdf) await checkPaper(page);
  });
}

test('an invented school whose name does not say so is said to be invented', async ({ page }) => {
  await openWorked(page, 'plan', 'Improvement plan', worked({ example: true }));
  await asPrinted(page);
  await expect(page.locator('.printed-line')).toHaveText(
    `Hazel Lane Primary · ${pack.title} · Round of 12 November 2026 · Invented example`,
  );
});

test('the plan is printed with all that is written of each target', async ({ page }) => {
  await open(page, 'plan by target');
  await asPrinted(page);
  const targets = page.locator('.printed > section');
  await expect(targets.getByRole('heading', { level: 2 })).toHaveText([
    '1 Governors ask about outcomes',
    '2 No aim yet',
    '3 Parents help to write each plan',
  ]);
  const whole = targets.first();
  await expect(whole.locator('.printed-facts > div')).toHaveText([
    /^Success criteria\s*Four recorded challenges a year$/,
    /^Owner\s*Headteacher$/,
    /^Progress\s*Under way$/,
    /^Cost\s*£1,250.50$/,
    /^Funding source\s*Inclusive mainstream fund$/,
    /^Resources\s*Two evenings$/,
    /^Monitoring\s*Minutes, once a term$/,
    /^School Development Plan reference\s*SDP 2.3$/,
    /^Barrier that it removes\s*Needs are found late$/,
    /^Who benefits\s*Pupils at SEN support$/,
  ]);
  await expect(whole.locator('.link-list')).toContainText('2.4');
  const rows = (table) => table.locator('tr').evaluateAll((rows) =>
    rows.map((row) => [...row.children].map((cell) => cell.textContent)),
  );
  expect(await rows(whole.locator('table').first())).toEqual([
    ['', 'What to do', 'Owner', 'Start', 'Due', 'Progress'],
    ['1', 'Book the training', 'Clerk', '2 September 2024', '1 October 2024', 'Done'],
    ['2', 'Hold the training', 'Headteacher', '9 January 2090', '1 February 2090', 'Not started'],
  ]);
  expect(await rows(whole.locator('table').last())).toEqual([
    ['Date', 'What was done', 'What impact it had', 'How we know', 'Next step'],
    ['20 October 2026', 'The training is booked.', 'None yet.', 'The booking.', 'Hold it.'],
  ]);
  // What is not written leaves no trace.
  await expect(targets.nth(1).locator('.printed-facts > div')).toHaveText([/^Progress\s*Not started$/]);
  await expect(targets.nth(1).locator('table, h3')).toHaveCount(0);
  expect(await rows(targets.nth(2).locator('table'))).toContainEqual(
    ['1', 'Ask parents what stops them', 'SENCo', '4 November 2024', '31 January 2025', 'Under way, overdue'],
  );
  expect(await page.locator('ol:has(> .plan-target)').evaluateAll(seen), 'the list of the screen').toEqual([]);
});

test('the checklist of a visit is printed to be written on, without a form', async ({ page }) => {
  await open(page, 'visit');
  await page.getByRole('checkbox').first().check();
  await page.getByLabel(/^Where it is kept/).fill('In the office');
  await page.getByLabel('Notes and findings').first().fill('Seen in Year 2.');
  await asPrinted(page);
  for (const field of ['input', 'select', 'textarea', 'label', 'fieldset']) {
    expect.soft(await page.locator(`main ${field}`).evaluateAll(seen), field).toEqual([]);
  }
  const items = (await seed(mark)).areas.flatMap((area) => area.before_visit ?? []);
  const ticks = page.locator('.printed-ticks').filter({ hasNotText: 'Not yet awarded' }).locator('li');
  await expect(ticks).toHaveCount(items.length);
  await expect(ticks.first()).toHaveText(`☑${items[0].text} Where it is kept: In the office`);
  await expect(ticks.nth(1)).toHaveText(`☐${items[1].text}`);
  const apart = await ticks.evaluateAll((all) => all.map((one) => getComputedStyle(one).breakInside));
  expect(new Set(apart)).toEqual(new Set(['avoid']));

  const facts = page.locator('.printed > .printed-facts > div');
  await expect(facts.first()).toHaveText(/^Day of the visit\s*2 March 2027$/);
  // Where nothing is filled in, there is a line; below notes there are more.
  await expect(facts.filter({ hasText: 'Link governor' }).locator('.printed-blank')).toBeVisible();
  const slots = page.locator('.printed-slot');
  await expect(slots.first()).toContainText('Seen in Year 2.');
  await expect(slots.first().locator('.printed-ruled i')).toHaveCount(1);
  await expect(slots.nth(1).locator('.printed-ruled i')).toHaveCount(3);
  await expect(slots.nth(1).locator('.printed-blank')).toHaveCount(2);
});

test('an empty day is printed as a line', async ({ page }) => {
  await open(page, 'review');
  await page.getByRole('button', { name: /^Add a review: target .*Parents/ }).click();
  const day = page.getByLabel('Date').last();
  await day.fill('');
  await day.blur();
  await asPrinted(page);
  const ink = () => day.evaluate((field) => getComputedStyle(field).color);
  await expect.poll(ink).toBe('rgba(0, 0, 0, 0)');
  await page.emulateMedia({ media: 'screen' });
  await day.fill('2026-11-20');
  await day.blur();
  await page.emulateMedia({ media: 'print' });
  await expect.poll(ink).toBe('rgb(22, 36, 44)');
});
