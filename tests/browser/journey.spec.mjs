// The journey of a school: the first page, the start form, the sheets, the gaps, the evidence page, undo and the example.
import { readFileSync } from 'node:fs';
import {
  cell,
  cells,
  choose,
  draftNames,
  drafts,
  expect,
  expectKept,
  expectSaid,
  expectShown,
  fileOf,
  goToPart,
  idOf,
  openRated,
  rate,
  ratings,
  save,
  section,
  start,
  statement,
  test,
  toFirstPage,
} from './fixtures.mjs';

const pack = JSON.parse(readFileSync(new URL('../../seeds/send-self-evaluation.json', import.meta.url)));
const [outcomes] = pack.areas;

/** A line of the box below the sheet that explains the rating chosen last: the one element with the whole line. */
const explained = (page, sentence) => page.getByText(sentence, { exact: true });

test('the first page explains the tool and says that nothing leaves the computer', async ({ page }) => {
  await page.goto('');
  const title = 'See where your SEND practice stands, and where the gap is widest';
  await expect(page).toHaveTitle(`${title} – Join the Dots`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(
    page.getByText(
      'Rate each statement as it is now and as you want it to be. The dots join down the page as you go, and the ' +
        'space between the two lines is the work to do.',
      { exact: true },
    ),
  ).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Nothing leaves this computer.' })).toHaveText(
    'Nothing leaves this computer. There is no login, and no server stores your school’s data.',
  );
  await expect(page.getByRole('link', { name: 'Start', exact: true })).toBeVisible();
  await expect(page.getByLabel('Open a file')).toBeEnabled();
  await expect(page.getByRole('link', { name: 'Look at an example' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Saved in this browser' }).getByRole('paragraph')).toHaveText(
    'Your work will appear here. It stays until you delete it.',
  );
});

test('a school’s name is enough to start', async ({ page }) => {
  await page.goto('');
  await page.getByRole('link', { name: 'Start', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Start' })).toBeFocused();
  await page.getByLabel('Name of the school or setting').fill('  Hazel Lane Primary ');
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '1 Outcomes for Pupils with SEND' })).toBeFocused();
  await expect(page).toHaveTitle('1 Outcomes for Pupils with SEND – Join the Dots');
  await expect(page.getByRole('banner').getByRole('link', { name: 'Hazel Lane Primary', exact: true })).toBeVisible();
  const kept = await drafts(page);
  expect(Object.keys(kept)).toEqual([idOf(page)]);
  expect(kept[idOf(page)].workbook.school).toEqual({ name: 'Hazel Lane Primary' });
});

test('the start form lists its faults, and each line leads to its field', async ({ page }) => {
  await page.goto('#/start');
  await page.getByLabel('Unique reference number, URN (optional)').fill('12345');
  await page.getByRole('button', { name: 'Begin' }).click();

  const faults = page.getByRole('group', { name: 'Please fix 2 things' });
  await expect(faults).toBeFocused();
  await expect(page).toHaveTitle('Error: Start – Join the Dots');
  await expect(faults.getByRole('link')).toHaveText([
    'Enter the name of the school or setting.',
    'A URN has six digits, such as 123456. You can leave this field empty.',
  ]);
  await faults.getByRole('link', { name: 'Enter the name of the school or setting.' }).click();
  await expect(page.getByLabel('Name of the school or setting')).toBeFocused();
  await expect(page.getByLabel('Name of the school or setting')).toHaveAccessibleDescription(
    'Enter the name of the school or setting.',
  );
  expect(await drafts(page)).toEqual({});

  await page.keyboard.type('Hazel Lane Primary');
  await page.getByLabel('Unique reference number, URN (optional)').fill('123 456');
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '1 Outcomes for Pupils with SEND' })).toBeFocused();
  await expect(page).toHaveTitle('1 Outcomes for Pupils with SEND – Join the Dots');
  expect((await drafts(page))[idOf(page)].workbook.school).toEqual({ name: 'Hazel Lane Primary', urn: '123456' });
});

test('an incomplete date is a fault, and an empty one is not', async ({ page }) => {
  await page.goto('#/start');
  await page.getByLabel('Name of the school or setting').fill('Hazel Lane Primary');
  // Takes the day out of the date, and leaves month and year.
  await page.getByLabel('Date of this round').press('Backspace');
  await page.getByRole('button', { name: 'Begin' }).click();
  const faults = page.getByRole('group', { name: 'Please fix 1 thing' });
  await expect(faults).toBeFocused();
  await expect(faults.getByRole('link')).toHaveText(['The date of the round isn’t complete. Enter day, month and year, or leave it empty.']);
  await page.getByLabel('Date of this round').fill('');
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByRole('navigation', { name: 'Sections' }).getByRole('paragraph')).toHaveText(
    'Round without a date. The whole setting. Targets for 12 months. 0 of 45 rated.',
  );
});

test('each sheet shows the statements of its section and leads to the next sheet', async ({ page }) => {
  await start(page);
  for (const [index, area] of pack.areas.entries()) {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${area.number} ${area.title}`);
    const legends = page.getByRole('group').locator('legend');
    await expect(legends).toHaveText(area.statements.map(({ number, text }) => `${number} ${text}`));
    for (const { number } of area.statements) {
      for (const lane of ['Now', 'Target']) {
        const group = statement(page, number).getByRole('radiogroup', { name: lane, exact: true });
        await expect(group.getByRole('radio')).toHaveCount(11);
      }
    }
    const next = pack.areas[index + 1];
    const link = next ? `Next: ${next.short_title}` : 'Next: where the gap is widest';
    await page.getByRole('link', { name: link, exact: true }).click();
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Where the gap is widest');
  // Blank is allowed: looking through the sheets rates nothing.
  expect(ratings((await drafts(page))[idOf(page)])).toEqual({});
});

test('choosing a rating shows at once what it means', async ({ page }) => {
  await start(page);
  await expect(explained(page, 'Choose a rating to see what it means.')).toBeVisible();

  await rate(page, '1.1', 'Now', 7);
  await expect(
    explained(
      page,
      '1.1 Now 7: Widespread effective practice with evidence of better outcomes for children and young people with ' +
        'SEND as a consequence of whole school improvement measures',
    ),
  ).toBeVisible();
  await expect(explained(page, 'Strategic, clear impact (7-10)')).toBeVisible();

  await rate(page, '1.1', 'Now', 4);
  // Between two labels, each of them has a line of its own.
  for (const line of [
    '1.1 Now 4: between 3 and 5',
    '3: Some evidence of practice (very patchy/no evidence of impact)',
    '5: Evidence of effective practice (not consistent or widespread)',
  ]) {
    await expect(explained(page, line)).toBeVisible();
  }
  await expect(explained(page, 'In improvement planning (4-6)')).toBeVisible();

  await rate(page, '1.1', 'Target', 8);
  await expect(explained(page, '1.1 Target 8: Case studies of outstanding practice to share')).toBeVisible();
  await expect(explained(page, 'Gap of 4, the widest so far.')).toBeVisible();

  await rate(page, '1.2', 'Now', 3);
  await expect(explained(page, 'Not addressed yet (0-3)')).toBeVisible();
  await rate(page, '1.2', 'Target', 7);
  await expect(explained(page, 'Gap of 4, joint widest so far.')).toBeVisible();
  await rate(page, '1.3', 'Now', 5);
  await rate(page, '1.3', 'Target', 6);
  await expect(explained(page, 'Gap of 1, the third widest so far.')).toBeVisible();
  await rate(page, '1.3', 'Target', 5);
  await expect(explained(page, 'No gap: target and now are the same.')).toBeVisible();
  await rate(page, '1.3', 'Target', 2);
  await expect(explained(page, 'The target is 3 below now.')).toBeVisible();

  await rate(page, '1.4', 'Now', 0);
  await expect(
    explained(
      page,
      '1.4 Now 0: Inappropriate/inapplicable to our setting (please miss this out when joining the dots)',
    ),
  ).toBeVisible();
  // No band: its line would end in numbers, such as (4-6).
  await expect(page.getByText(/ \(\d+-\d+\)$/)).toHaveCount(0);

  await page.getByRole('button', { name: 'Clear 1.4 Now' }).click();
  await expect(explained(page, '1.4 Now: blank')).toBeVisible();
  await expectShown(page, '1.4', 'Now', null);
});

test('several ratings in quick succession are announced once, as the last of them', async ({ page }) => {
  await start(page);
  // Notes each text of the status region, as a screen reader would read it out.
  await page.getByRole('status').evaluate((region) => {
    window.announced = [];
    const note = () => window.announced.push(region.textContent.trim());
    new MutationObserver(note).observe(region, { childList: true, characterData: true, subtree: true });
  });
  await page.getByRole('radiogroup', { name: 'Now', exact: true }).first().getByRole('radio').first().focus();
  // Sent at once, so that they follow each other quickly on a slow machine too.
  await page.evaluate(() => {
    for (const key of ['5', '6', '7']) {
      document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    }
  });
  await expectSaid(page, '1.1 Now: 7, Strategically addressed - clear evidence of impact.');
  expect(await page.evaluate(() => window.announced)).toEqual([
    '1.1 Now: 7, Strategically addressed - clear evidence of impact.',
  ]);
  await page.keyboard.press('0');
  await expectSaid(page, '1.1 Now: not applicable, so it isn’t counted.');
  await page.keyboard.press('Delete');
  await expectSaid(page, '1.1 Now: blank.');
});

test('the list of sections counts the rated statements', async ({ page }) => {
  await start(page);
  const round = page.getByRole('navigation', { name: 'Sections' }).getByRole('paragraph');
  await expect(section(page, 1)).toHaveAccessibleName(/^1 Outcomes ?, 0 of 7 rated$/);
  await expect(section(page, 1)).toHaveAttribute('aria-current', 'page');

  // A statement with a rating for now alone is not complete, but its rating is counted.
  await rate(page, '1.1', 'Now', 5);
  await expect(section(page, 1)).toHaveAccessibleName(/^1 Outcomes ?, 0 of 7 rated, 1 now, 0 target$/);
  await expect(section(page, 1).locator('small')).toHaveText('●1 ◇0');
  await rate(page, '1.1', 'Target', 7);
  await expect(section(page, 1)).toHaveAccessibleName(/^1 Outcomes ?, 1 of 7 rated$/);
  // A statement that is not applicable needs no target.
  await rate(page, '1.2', 'Now', 0);
  await expect(section(page, 1)).toHaveAccessibleName(/^1 Outcomes ?, 2 of 7 rated$/);
  await expect(round).toContainText('Targets for 12 months. 2 of 45 rated.');

  await page.getByRole('button', { name: 'Clear 1.1 Target' }).click();
  await expect(section(page, 1)).toHaveAccessibleName(/^1 Outcomes ?, 1 of 7 rated, 2 now, 0 target$/);
  await section(page, 6).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`6 ${pack.areas[5].title}`);
  await expect(section(page, 6)).toHaveAccessibleName(/^6 Assessment and identification ?, 0 of 5 rated$/);
});

/** The colours of the canvas at these points. A point is the middle of one cell, or half way between two cells. */
async function inkAt(page, points) {
  const handles = await Promise.all(points.flat().map((radio) => radio.locator('xpath=..').elementHandle()));
  return page.evaluate(
    ([sizes, ...labels]) => {
      const canvas = document.querySelector('main canvas');
      const frame = canvas.getBoundingClientRect();
      const scale = canvas.width / frame.width;
      const middle = (label) => {
        const box = label.getBoundingClientRect();
        return [box.left + box.width / 2 - frame.left, box.top + box.height / 2 - frame.top];
      };
      // Read from a copy, so that reading does not change how the page draws.
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
      copy.drawImage(canvas, 0, 0);
      return sizes.map((size) => {
        const ends = labels.splice(0, size).map(middle);
        const [x, y] = [0, 1].map((axis) => ends.reduce((sum, end) => sum + end[axis], 0) / size);
        const [red, green, blue, alpha] = copy.getImageData(Math.round(x * scale), Math.round(y * scale), 1, 1).data;
        return alpha === 0 ? 'nothing' : `rgb(${red}, ${green}, ${blue})`;
      });
    },
    [points.map((ends) => ends.length), ...handles],
  );
}

test('the line joins the ratings and skips statements that are blank or not applicable', async ({ page }) => {
  await start(page);
  await expect(page.locator('main canvas')).toHaveAttribute('aria-hidden', 'true');
  const colour = (text) => page.getByText(text).evaluate((words) => getComputedStyle(words).color);
  const now = await colour('Now, solid line');
  const target = await colour('Target, dashed line');
  const [one, two, three] = [cell(page, '1.1', 'Now', 3), cell(page, '1.2', 'Now', 8), cell(page, '1.3', 'Now', 2)];
  const ink = (...points) => inkAt(page, points);

  expect(await ink([one], [one, two])).toEqual(['nothing', 'nothing']);
  await rate(page, '1.1', 'Now', 3);
  expect(await ink([one], [one, two])).toEqual([now, 'nothing']);
  await rate(page, '1.3', 'Now', 2);
  // 1.2 is blank: the line skips it.
  expect(await ink([one], [three], [one, three], [two])).toEqual([now, now, now, 'nothing']);
  await rate(page, '1.2', 'Now', 8);
  expect(await ink([one, two], [two, three], [one, three])).toEqual([now, now, 'nothing']);
  // Not applicable isn't counted: there is no dot at 0, and the line skips it again.
  await rate(page, '1.2', 'Now', 0);
  expect(await ink([cell(page, '1.2', 'Now', 0)], [one, three])).toEqual(['nothing', now]);

  // The target's mark is a hollow diamond, so its middle has another colour.
  await rate(page, '1.1', 'Target', 9);
  const [middle] = await ink([cell(page, '1.1', 'Target', 9)]);
  expect([target, now, 'nothing']).not.toContain(middle);
  expect(target).not.toBe(now);
});

test('the table of all statements shows the ratings of the sheets', async ({ page }) => {
  await openRated(page, { 1.1: [3, 8], 1.2: [7, 6], 1.3: [0, 0], 1.4: [5, null], 7.5: [10, 10] });
  await rate(page, '1.1', 'Now', 4);
  await goToPart(page, 'All 45');
  await expect(page.getByRole('heading', { level: 1, name: 'All 45 statements' })).toBeFocused();

  const table = page.getByRole('region', { name: 'All ratings' }).getByRole('table');
  await expect(table.getByRole('caption')).toHaveText(
    'Round of 12 November 2026. The whole setting. Targets for 12 months.',
  );
  const numbers = { 1.1: ['4', '8', '4'], 1.2: ['7', '6', '−1'], 1.3: ['n/a', 'n/a', ''], 1.4: ['5', 'blank', ''] };
  numbers['7.5'] = ['10', '10', '0'];
  const rows = pack.areas.flatMap((area) => [
    [`${area.number} ${area.title}`],
    ...area.statements.map(({ number, text }) => [number, text, ...(numbers[number] ?? ['blank', 'blank', ''])]),
  ]);
  expect(await cells(table)).toEqual([['No.', 'Statement', 'Now', 'Target', 'Gap'], ...rows]);
});

test('the widest gap comes first, and equal gaps stay in the order of the document', async ({ page }) => {
  await openRated(page, {
    1.1: [3, 7],
    1.2: [7, 7],
    1.3: [8, 6],
    1.4: [0, null],
    1.5: [6, null],
    1.6: [null, 9],
    1.7: [5, 0],
    2.1: [2, 8],
    2.2: [3, 7],
    7.5: [4, 8],
  });
  await goToPart(page, 'Widest gaps');
  await expect(page.getByRole('heading', { level: 1, name: 'Where the gap is widest' })).toBeFocused();
  await expect(
    page.getByText(
      '6 of 45 statements have both ratings and are ranked. Not ranked: 37 without both ratings, 2 not applicable to ' +
        'your setting.',
      { exact: true },
    ),
  ).toBeVisible();
  const table = page.getByRole('region', { name: 'Statements by gap' }).getByRole('table');
  const ranked = (await cells(table)).map((row) => [row[1], row[0], row[4], row[5]]);
  expect(ranked).toEqual([
    ['No.', 'Gap', 'Now', 'Target'],
    ['2.1', '6', '2 Not addressed yet', '8 Strategic, clear impact'],
    ['1.1', '4', '3 Not addressed yet', '7 Strategic, clear impact'],
    ['2.2', '4', '3 Not addressed yet', '7 Strategic, clear impact'],
    ['7.5', '4', '4 In improvement planning', '8 Strategic, clear impact'],
    ['1.2', '0', '7 Strategic, clear impact', '7 Strategic, clear impact'],
    ['1.3', '−2 target below now', '8 Strategic, clear impact', '6 In improvement planning'],
  ]);
  await table.getByRole('row').nth(1).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('2 Leadership of SEND');
});

test('without ratings the page of gaps leads to the first sheet', async ({ page }) => {
  await start(page);
  await goToPart(page, 'Widest gaps');
  await expect(
    page.getByText(
      '0 of 45 statements have both ratings and are ranked. Not ranked: 45 without both ratings.',
      { exact: true },
    ),
  ).toBeVisible();
  await page.getByRole('link', { name: 'Go to the first sheet' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 Outcomes for Pupils with SEND');
});

test('the evidence page shows the exemplars in their bands, with the ratings', async ({ page }) => {
  await openRated(page, {
    1.1: [3, 8],
    1.2: [7, 6],
    1.3: [0, null],
    1.4: [5, 6],
    1.5: [5, 6],
    1.6: [5, null],
  });
  await goToPart(page, 'Evidence');
  const heading = page.getByRole('heading', { level: 1, name: 'Evidence: 1 Outcomes for Pupils with SEND' });
  await expect(heading).toBeFocused();
  // Each band's exemplars, and the user's own ratings in it.
  const bandsOf = (number, text) =>
    page
      .getByRole('region', { name: `${number} ${text}`, exact: true })
      .getByRole('heading', { level: 3, name: /\d-\d+$/ })
      .evaluateAll((headings) =>
        headings.map((heading) => {
          const own = ['You are here now', 'Your target'].filter((mark) => heading.parentElement.textContent.includes(mark));
          const texts = [...heading.parentElement.querySelectorAll('li')].map((item) => item.firstElementChild.textContent);
          return { heading: heading.textContent, own, texts };
        }),
      );
  for (const { number, text, exemplars } of outcomes.statements) {
    const own = {
      1.1: { strategic: ['Your target'], 'not-addressed': ['You are here now'] },
      1.2: { strategic: ['You are here now'], 'in-planning': ['Your target'] },
      1.4: { 'in-planning': ['You are here now', 'Your target'] },
      1.5: { 'in-planning': ['You are here now', 'Your target'] },
      1.6: { 'in-planning': ['You are here now'] },
    };
    const expected = pack.scale.bands.toReversed().map((band) => ({
      heading: `${band.title} ${band.from}-${band.to}`,
      own: own[number]?.[band.id] ?? [],
      texts: exemplars.filter((exemplar) => exemplar.band === band.id).map((exemplar) => exemplar.text),
    }));
    expect(await bandsOf(number, text)).toEqual(expected);
  }

  // The source has no exemplars for 6.4, and the page says so in each band.
  await section(page, 6).click();
  const none = page.getByRole('region', { name: /^6\.4 / });
  await expect(none.getByText('No examples given.', { exact: true })).toHaveCount(3);
  await expect(none.getByRole('listitem')).toHaveCount(0);
});

test('the evidence page suggests rating first until every statement is rated', async ({ page }) => {
  const all = Object.fromEntries(outcomes.statements.map(({ number }) => [number, [5, 7]]));
  await openRated(page, { ...all, 1.6: [null, null], 1.7: [5, null] });
  await goToPart(page, 'Evidence');
  const advice = page.getByText('We suggest rating first');
  await expect(advice).toHaveText(
    '2 statements in this section aren’t rated yet. We suggest rating first: looking at evidence too early can draw ' +
      'you away from the widest gaps. Rate this section',
  );
  await goToPart(page, 'Rate');
  await rate(page, '1.6', 'Now', 0);
  await goToPart(page, 'Evidence');
  await expect(advice).toHaveText(
    '1 statement in this section isn’t rated yet. We suggest rating first: looking at evidence too early can draw you ' +
      'away from the widest gaps. Rate this section',
  );
  await page.getByRole('link', { name: 'Rate this section' }).click();
  await rate(page, '1.7', 'Target', 7);
  await goToPart(page, 'Evidence');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Evidence: 1 Outcomes for Pupils with SEND');
  await expect(advice).toHaveCount(0);
});

test('buttons and keys undo and redo ratings', async ({ page }) => {
  const id = await start(page);
  const undo = page.getByRole('button', { name: 'Undo' });
  const redo = page.getByRole('button', { name: 'Redo' });
  await expect(undo).toBeDisabled();
  await expect(redo).toBeDisabled();

  await rate(page, '1.1', 'Now', 3);
  await rate(page, '1.1', 'Now', 6);
  await rate(page, '1.2', 'Target', 9);
  await expect(undo).toBeEnabled();
  await undo.click();
  await expectSaid(page, 'Undone: 1.2 Target is blank');
  await expectShown(page, '1.2', 'Target', null);
  await page.keyboard.press('Control+z');
  await expectSaid(page, 'Undone: 1.1 Now is 3');
  await expectShown(page, '1.1', 'Now', 3);
  await page.keyboard.press('Control+z');
  await expectShown(page, '1.1', 'Now', null);
  await expect(undo).toBeDisabled();

  await redo.click();
  await expectSaid(page, 'Done again: 1.1 Now is 3');
  await page.keyboard.press('Control+y');
  await expectShown(page, '1.1', 'Now', 6);
  await page.keyboard.press('Control+Shift+z');
  await expectSaid(page, 'Done again: 1.2 Target is 9');
  await expectShown(page, '1.2', 'Target', 9);
  await expect(redo).toBeDisabled();

  // The saved draft has the undone state. After a new change there is nothing to redo.
  await undo.click();
  await expectKept(page);
  expect(ratings((await drafts(page))[id])).toEqual({ '1-1': { now: 6 } });
  await rate(page, '1.3', 'Now', 1);
  await expect(redo).toBeDisabled();
});

test('every rating is still there after a reload', async ({ page }) => {
  await page.clock.setFixedTime(new Date('2026-11-21T16:10:00'));
  await start(page);
  await rate(page, '1.1', 'Now', 3);
  await rate(page, '1.1', 'Target', 10);
  await rate(page, '1.7', 'Now', 0);
  await save(page);
  await expectKept(page);
  await page.reload();
  await expectShown(page, '1.1', 'Now', 3);
  await expectShown(page, '1.1', 'Target', 10);
  await expectShown(page, '1.7', 'Now', 0);
  await expectShown(page, '1.2', 'Now', null);
  await expectKept(page);
  await expect(page.getByRole('banner')).toContainText('Last saved to file today, 16:10');

  // The first page lists the workbook with its progress.
  await page.goto('');
  const card = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Hazel Lane Primary' }) });
  await expect(card).toContainText('2 of 45 rated');
  await expect(card).toContainText('Changed today, 16:10');
  await expect(card).toContainText('Last saved to file today, 16:10');
});

test('the example says that it is invented, and the browser never stores it', async ({ page }) => {
  await page.goto('');
  await page.getByRole('link', { name: 'Look at an example' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '2 Leadership of SEND' })).toBeFocused();
  const bar = page.getByRole('banner');
  await expect(bar.getByText('Invented example: changes aren’t saved', { exact: true })).toBeVisible();
  await expect(bar.getByRole('link', { name: 'Oakfield Primary (invented example)' })).toBeVisible();
  await expectShown(page, '2.1', 'Now', 7);
  await rate(page, '2.1', 'Now', 2);
  await toFirstPage(page);
  await expect(page.getByText('Your work will appear here.')).toBeVisible();
  await page.getByRole('link', { name: 'Look at an example' }).click();
  await page.reload();
  await expectShown(page, '2.1', 'Now', 7);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test('a changed example saved to a file opens as a separate workbook, still marked as an example', async ({ page }) => {
  await page.goto('#/w/example/rate/2');
  await rate(page, '2.1', 'Now', 2);
  const { name, workbook, bytes } = await save(page);
  expect(workbook.example).toBe(true);
  await page.goto('');
  await choose(page, fileOf(name, bytes));
  await expectSaid(page, '“Oakfield Primary (invented example)” is open.');
  await expect(page).not.toHaveURL(/#\/w\/example\//);
  await toFirstPage(page);
  const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3 }) });
  await expect(card).toContainText('Invented example');
  await card.getByRole('link').click();
  await section(page, 2).click();
  await expectShown(page, '2.1', 'Now', 2);
});

test('the details from the start form appear wherever they are needed', async ({ page }) => {
  await page.clock.setFixedTime(new Date('2026-11-21T16:10:00'));
  await page.goto('#/start');
  await page.getByLabel('Name of the school or setting').fill('Hazel Lane Primary');
  await page.getByLabel('Phase (optional)').selectOption('Special school');
  await page.getByLabel('Unique reference number, URN (optional)').fill('123456');
  await page.getByRole('radio', { name: 'My own practice' }).check();
  await page.getByRole('radio', { name: '6 months' }).check();
  await expect(page.getByLabel('Date of this round')).toHaveValue('2026-11-21');
  await page.getByRole('button', { name: 'Begin' }).click();
  const round = page.getByRole('navigation', { name: 'Sections' }).getByRole('paragraph');
  await expect(round).toHaveText('Round of 21 November 2026. My own practice. Targets for 6 months. 0 of 45 rated.');

  await goToPart(page, 'School');
  await expect(page.getByLabel('Name of the school or setting')).toHaveValue('Hazel Lane Primary');
  await expect(page.getByLabel('Phase (optional)')).toHaveValue('Special school');
  await expect(page.getByLabel('Unique reference number, URN (optional)')).toHaveValue('123456');
  await expect(page.getByRole('radio', { name: 'My own practice' })).toBeChecked();
  await expect(page.getByRole('radio', { name: '6 months' })).toBeChecked();
  await expect(page.getByLabel('Date of this round')).toHaveValue('2026-11-21');
  await goToPart(page, 'Rounds');
  await expect(page.getByRole('radio', { name: 'My own practice' })).toBeChecked();
  await expect(page.getByRole('radio', { name: '6 months' })).toBeChecked();
});

test('pressing Begin twice starts one workbook', async ({ page }) => {
  await page.goto('#/start');
  await page.getByLabel('Name of the school or setting').fill('Hazel Lane Primary');
  await page.getByRole('button', { name: 'Begin' }).dblclick();
  await expect(page.getByRole('heading', { level: 1, name: /^1 Outcomes/ })).toBeVisible();
  // If the second press lands on the sheet, it rates nothing.
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  await toFirstPage(page);
  await expect(draftNames(page)).toHaveText(['Hazel Lane Primary']);
  await page.getByRole('button', { name: 'Duplicate “Hazel Lane Primary”' }).dblclick();
  await expect(draftNames(page)).toHaveCount(2);
});

test('the next page clears the status message', async ({ page }) => {
  await start(page);
  await goToPart(page, 'Plan');
  await page.getByRole('button', { name: 'Start a target with these' }).click();
  await expectSaid(page, 'Tick one or more statements first.');
  await page.waitForTimeout(1100);
  await goToPart(page, 'Rounds');
  await expectSaid(page, '');
});
