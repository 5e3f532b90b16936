// How the page looks where it is easily spoilt: on the narrowest screen, with the text enlarged or spread, in the dark,
// in colours that the user forces, without motion. What is looked at is boxes and pixels, never a picture of the whole.
import { cell, expect, lastSaved, rate, save, start, test } from './fixtures.mjs';
import { marked } from './marks.mjs';
import { draftOf, homeWith, open } from './pages.mjs';
import { worked } from './worked.mjs';

test('a rating animates nothing for a user who wants no motion', async ({ page }) => {
  await open(page, 'rate, nothing rated');
  // A pick, and what moves in the frames that follow.
  const moving = (score) =>
    cell(page, '1.1', 'Now', score).evaluate(async (radio) => {
      radio.parentElement.click();
      let most = 0;
      for (let frame = 0; frame < 6; frame += 1) {
        most = Math.max(most, document.getAnimations().length);
        await new Promise(requestAnimationFrame);
      }
      return most;
    });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await rate(page, '1.1', 'Now', 5);
  // The pointer is over the cell now, whose colour changes with that.
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  expect(await moving(6)).toBe(0);
  await expect(cell(page, '1.1', 'Now', 6)).toBeChecked();
});

for (const width of [1280, 1000, 768, 320]) {
  test(`the sheet stays in place while the bar changes its message, at ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await start(page);
    const top = async () => (await cell(page, '1.1', 'Now', 1).boundingBox()).y + (await page.evaluate(() => scrollY));
    const before = await top();
    await rate(page, '1.1', 'Now', 5);
    expect(await top()).toBeCloseTo(before, 0);
    await save(page);
    expect(await top()).toBeCloseTo(before, 0);
    await rate(page, '1.1', 'Now', 4);
    await expect(lastSaved(page)).toContainText('(changed since)');
    expect(await top()).toBeCloseTo(before, 0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('status')).toContainText('Undone');
    expect(await top()).toBeCloseTo(before, 0);
  });
}

/** In the page: what is cut off because it does not fit where it stands. */
function clipped() {
  const cut = (element) => {
    const { overflowX, overflowY, clipPath } = getComputedStyle(element);
    // What is there to be read, not seen.
    if (clipPath !== 'none' || !element.textContent.trim()) return false;
    const hides = (overflow) => ['hidden', 'clip'].includes(overflow);
    return (
      (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
      (hides(overflowY) && element.scrollHeight > element.clientHeight + 1)
    );
  };
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.checkVisibility() && cut(element))
    .map((element) => `${element.localName} “${element.textContent.trim().slice(0, 60)}”`);
}

/** Lays a style sheet over the page's. One that is made by script is the user's to lay: the page's policy allows it. */
async function lay(page, css) {
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, css);
}

test('a long word, such as a file name, makes no page wider than 320 pixels', async ({ page }) => {
  const long = 'SEND_Information_Report_2025-26_FINAL_v3_approved_by_the_governors_of_the_school.docx';
  const rated = worked({ school: { name: long, inclusion_champion: long } });
  const [item] = rated.evidence;
  Object.assign(item, { title: long, place: long, note: long });
  const [target] = rated.plan.targets;
  Object.assign(target, { aim: long, owner: long, success: long, reviews: [{ id: 'r', done: long, impact: long }] });
  target.steps = [{ id: 's', what: long, owner: long, due: '2026-11-01' }];
  const judged = marked({ id: 'judged', evidence: [{ id: 'minutes', title: long, kind: 'minutes', links: [] }] });
  const [audit, handed] = judged.assessments;
  const [, round] = audit.rounds;
  round.comments = { '1-ethos': long };
  Object.assign(round.visit, { assessor: long });
  for (const one of round.opinions) Object.assign(one, { reason: long, by: long });
  round.evidence = { '1-1': { own: long } };
  handed.rounds[0].submission.signed_by = long;
  await page.setViewportSize({ width: 320, height: 800 });
  await homeWith(page, { worked: draftOf(rated, { version: 3 }), judged: draftOf(judged, { version: 3 }) });
  const pages = {
    worked: ['desk', 'rate/1', 'evidence/1', `item/${item.id}`, 'library', 'plan', 'plan/owners', 'plan/dates',
      `target/${target.id}`, 'review', 'governors', 'documents', 'gaps', 'all', 'rounds', 'school', 'print'],
    'judged@1': ['desk', 'rate/1', 'readiness', 'governors', 'visit', 'moderation', 'evidence/1', 'rounds'],
    'judged@2': ['submission'],
  };
  const wide = [];
  for (const [id, paths] of Object.entries(pages)) {
    for (const path of paths) {
      await page.goto(`#/w/${id}/${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > 320) wide.push(`${id}/${path}: ${width}`);
    }
  }
  expect(wide).toEqual([]);
});

const textSpacing = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }
`;

const crowded = [
  'home with drafts',
  'start with faults',
  'rate',
  'rate with a failed save',
  'evidence with marks and prompts',
  'library',
  'plan by target',
  'target with faults',
  'documents with finds',
];

for (const name of crowded) {
  test(`wider text spacing cuts nothing off: ${name}`, async ({ page }) => {
    await open(page, name);
    const atEachWidth = async (check) => {
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 800 });
        await check(width);
      }
    };
    await atEachWidth(async (width) => {
      expect.soft(await page.evaluate(clipped), `as it is, at ${width}`).toEqual([]);
    });
    await lay(page, textSpacing);
    await atEachWidth(async (width) => {
      expect.soft(await page.evaluate(clipped), `spread, at ${width}`).toEqual([]);
      expect.soft(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });
  });

  test(`text twice as large cuts nothing off: ${name}`, async ({ page }) => {
    // The setting of the browser, not a style sheet: what follows from it in media queries follows here too.
    const session = await page.context().newCDPSession(page);
    await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
    await open(page, name);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 });
      expect.soft(await page.evaluate(clipped), `at ${width}`).toEqual([]);
    }
    // WCAG asks for one or the other: 200% of the text, or a screen of 320.
    await page.setViewportSize({ width: 1280, height: 800 });
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
  });
}

/** The colour of the words that say what the line of this lane looks like, as [r, g, b]. */
async function colourOf(page, words) {
  const colour = await page.getByText(words, { exact: true }).first().evaluate((span) => getComputedStyle(span).color);
  return /\d+, \d+, \d+/.exec(colour)[0].split(', ').map(Number);
}

/** How many pixels of the chart on the page have just this colour. */
async function pixels(page, colour) {
  return page.locator('canvas').evaluate((canvas, [r, g, b]) => {
    // Of a copy: Chromium warns where the page's own is read often.
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
    let found = 0;
    for (let i = 0; i < data.length; i += 4) {
      if (data[i] === r && data[i + 1] === g && data[i + 2] === b && data[i + 3] === 255) found += 1;
    }
    return found;
  }, colour);
}

const lines = ['● Now, solid line', '◇ Target, dashed line'];

for (const name of ['rate', 'all 45']) {
  test(`the chart is redrawn when the colours change: ${name}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await open(page, name);
    const light = await Promise.all(lines.map((words) => colourOf(page, words)));
    for (const colour of light) await expect.poll(() => pixels(page, colour)).toBeGreaterThan(100);

    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await Promise.all(lines.map((words) => colourOf(page, words)));
    expect(dark).not.toEqual(light);
    for (const colour of dark) await expect.poll(() => pixels(page, colour)).toBeGreaterThan(100);
    for (const colour of light) expect(await pixels(page, colour)).toBe(0);

    await page.emulateMedia({ forcedColors: 'active' });
    const forced = await Promise.all(lines.map((words) => colourOf(page, words)));
    expect(forced).not.toEqual(dark);
    for (const colour of forced) await expect.poll(() => pixels(page, colour)).toBeGreaterThan(100);
    for (const colour of dark) expect(await pixels(page, colour)).toBe(0);
  });
}

test('forced colours show the checked cell and the focused cell', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page, 'rate');
  const look = (number, score) =>
    cell(page, number, 'Now', score)
      .locator('xpath=..')
      .evaluate((label) => {
        const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(label);
        return `${outlineStyle} ${outlineWidth} ${outlineColor} ${outlineOffset}`;
      });
  await cell(page, '2.2', 'Now', 6).press('ArrowRight');
  await expect(cell(page, '2.2', 'Now', 7)).toBeFocused();
  const [plain, checked, focused] = [await look('2.1', 5), await look('2.1', 7), await look('2.2', 7)];
  expect(plain).toMatch(/^none/);
  expect(checked).not.toMatch(/^none/);
  expect(focused).not.toMatch(/^none/);
  expect(focused).not.toBe(checked);
});

for (const width of [320, 900]) {
  test(`the line covers no text of a sheet at ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    for (let area = 1; area <= 7; area += 1) {
      await page.goto(`#/w/example/rate/${area}`);
      const statements = page.locator('fieldset');
      await expect(statements.first()).toContainText(`${area}.1 `);
      // Clicks fall through the canvas, and so does the question what is in front.
      await page.locator('canvas').evaluate((canvas) => canvas.style.setProperty('pointer-events', 'auto'));
      // The statement, the names of its lanes, and what the scale says of what was picked.
      const texts = statements.locator('legend, .sheet-rating-name, .sheet-label:not(:empty)');
      expect(await texts.count()).toBeGreaterThan(3 * (await statements.count()));
      const wrong = await texts.evaluateAll((all) =>
        all.flatMap((text) => {
          text.scrollIntoView({ block: 'center' });
          const inFront = [...text.getClientRects()].every(({ left, top, width, height }) =>
            [0.02, 0.25, 0.5, 0.75, 0.98].every((part) => {
              const hit = document.elementFromPoint(left + width * part, top + height / 2);
              return text.contains(hit);
            }),
          );
          const ground = getComputedStyle(text).backgroundColor;
          const opaque = ground.startsWith('rgb(');
          return inFront && opaque ? [] : [`${text.textContent.slice(0, 20)}: in front ${inFront}, on ${ground}`];
        }),
      );
      expect(wrong).toEqual([]);
    }
  });
}

const screens = [
  { width: 1600, height: 1000 },
  { width: 1280, height: 800 },
  { width: 320, height: 568 },
];

for (const { width, height } of screens) {
  test(`the numbers of the scale stay in view over a long sheet at ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page, 'rate');
    await page.locator('fieldset').nth(4).evaluate((statement) => statement.scrollIntoView({ block: 'center' }));
    const head = page.locator('[aria-hidden="true"]').filter({ hasText: /In improvement\s*planning.*10$/s }).last();
    const covered = await head.evaluate((head) => {
      const wrong = (element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return !element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      };
      const words = [...head.querySelectorAll('span, b')].filter((element) => element.checkVisibility());
      return words.filter(wrong).map((element) => element.textContent);
    });
    expect(covered).toEqual([]);
  });
}

test('the line follows its cells when the window narrows', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await open(page, 'rate, nothing rated');
  await rate(page, '1.1', 'Now', 3);
  const now = await colourOf(page, '● Now, solid line');
  for (const width of [1280, 700, 320]) {
    await page.setViewportSize({ width, height: 900 });
    // The dot of the only rating stands in the middle of its cell.
    const away = () =>
      page.locator('canvas').evaluate(
        (canvas, [r, g, b]) => {
          const frame = canvas.getBoundingClientRect();
          const scale = canvas.width / frame.width;
          const checked = document.querySelector('input:checked').getBoundingClientRect();
          const x = (checked.left + checked.width / 2 - frame.left) * scale;
          const y = (checked.top + checked.height / 2 - frame.top) * scale;
          const pixel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
          pixel.drawImage(canvas, -Math.round(x), -Math.round(y));
          const { data } = pixel.getImageData(0, 0, 1, 1);
          return [data[0] - r, data[1] - g, data[2] - b];
        },
        now,
      );
    await expect.poll(away, { message: `at ${width}` }).toEqual([0, 0, 0]);
  }
});

for (const width of [1280, 640, 320]) {
  test(`the text of a moderated statement stays inside its card, at ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 720 });
    await open(page, 'moderation');
    const cards = page.locator('fieldset.entry:visible');
    const [card, legend] = await Promise.all(
      [cards.first(), cards.first().locator('legend')].map((one) => one.boundingBox()),
    );
    expect(legend.y).toBeGreaterThan(card.y + 8);
    expect(legend.x).toBeGreaterThan(card.x + 8);
    expect(legend.x + legend.width).toBeLessThan(card.x + card.width);
  });
}

for (const width of [1280, 768]) {
  test(`dates and flags of the plan by date are not cut off, at ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 720 });
    await open(page, 'plan by date');
    const table = page.getByRole('table', { name: 'Steps, the first due at the top' });
    const lines = (element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return new Set([...range.getClientRects()].map((one) => Math.round(one.bottom / 8))).size;
    };
    const days = table.locator('td.table-day');
    expect(await days.first().evaluate(lines)).toBe(1);
    expect(await table.locator('.flag').first().evaluate(lines)).toBe(1);
    // The target is read, not spelt: its column is not the narrowest.
    const [target, far] = await Promise.all([3, 4].map((at) => table.locator('thead th').nth(at).boundingBox()));
    expect(target.width).toBeGreaterThan(far.width);
    const over = await page.getByRole('region', { name: 'Steps by date' }).evaluate((one) => one.scrollWidth - one.clientWidth);
    expect(over, 'all of it is in view').toBeLessThanOrEqual(0);
  });
}

for (const [name, heading] of [
  ['plan by target', 'Look back at the plan'],
  ['rounds', 'Remove this round'],
]) {
  test(`the heading “${heading}” stands apart from what is above it`, async ({ page }) => {
    await open(page, name);
    const title = page.getByRole('heading', { level: 2, name: heading });
    const gap = await title.evaluate((title) => {
      const above = title.closest('section').previousElementSibling;
      return title.getBoundingClientRect().top - above.getBoundingClientRect().bottom;
    });
    expect(gap).toBeGreaterThanOrEqual(16);
  });
}

test('a deleted draft’s notice keeps a distance from the next heading, and so do two questions', async ({ page }) => {
  await open(page, 'home after a delete');
  const heading = await page.getByRole('heading', { name: 'Saved in this browser' }).boundingBox();
  const notice = await page.locator('.notice-undo').boundingBox();
  expect(notice.y - heading.y - heading.height).toBeGreaterThanOrEqual(12);

  await open(page, 'start');
  const [practice, horizon] = await Promise.all([0, 1].map((at) => page.locator('.choices').nth(at).boundingBox()));
  expect(horizon.y - practice.y - practice.height).toBeGreaterThanOrEqual(16);
});
