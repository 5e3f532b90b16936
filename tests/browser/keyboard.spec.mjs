// The page with the keyboard alone. Some tests use the mouse to prepare the page.
import {
  bar,
  cell,
  choose,
  drafts,
  expect,
  expectKept,
  expectSaid,
  expectShown,
  fileOf,
  goToPart,
  idOf,
  rate,
  ratings,
  start,
  statement,
  test,
  workbookOf,
  toFirstPage,
} from './fixtures.mjs';

/** Presses Tab until the locator has the focus. Fails if it never gets the focus. */
async function tabTo(page, locator, key = 'Tab') {
  const arrived = () => locator.evaluate((element) => element.contains(document.activeElement));
  for (let step = 0; step < 80; step += 1) {
    if (await arrived()) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never leads to ${locator}`);
}

/** Asserts that an element has the focus. A lost focus is on the body, and Tab then starts at the top again. */
async function expectFocusSomewhere(page) {
  await expect.poll(() => page.evaluate(() => document.activeElement.tagName), 'where the focus is').not.toBe('BODY');
}

const lane = (page, number, name) => statement(page, number).getByRole('radiogroup', { name, exact: true });

test('the keyboard alone is enough from the start to the saved file', async ({ page }) => {
  await page.goto('');
  await tabTo(page, page.getByRole('link', { name: 'Start', exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Start' })).toBeFocused();
  await expect(page).toHaveTitle('Start – Join the Dots');

  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Which scheme?')).toBeFocused();
  await tabTo(page, page.getByLabel('Name of the school or setting'));
  await page.keyboard.type('Hazel Lane Primary');
  await tabTo(page, page.getByLabel('Phase (optional)'));
  await page.keyboard.type('Sec');
  await tabTo(page, page.getByRole('group', { name: 'When do you want to reach your targets?' }));
  await page.keyboard.press('ArrowDown');
  await tabTo(page, page.getByRole('button', { name: 'Begin' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '1 Outcomes for Pupils with SEND' })).toBeFocused();
  await expect(page).toHaveTitle('1 Outcomes for Pupils with SEND – Join the Dots');
  const id = idOf(page);

  await tabTo(page, lane(page, '1.1', 'Now'));
  await page.keyboard.press('3');
  await expect(cell(page, '1.1', 'Now', 3)).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('8');
  await expect(cell(page, '1.1', 'Target', 8)).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('0');
  await expect(cell(page, '1.2', 'Now', 0)).toBeFocused();
  await tabTo(page, page.getByRole('link', { name: 'Next: Leadership' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '2 Leadership of SEND' })).toBeFocused();

  await tabTo(page, page.getByRole('link', { name: 'Widest gaps' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Where the gap is widest' })).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: 'Save to file' }), 'Shift+Tab');
  const download = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  await download;
  await expectKept(page);
  const kept = (await drafts(page))[id];
  expect(kept.workbook.school).toEqual({ name: 'Hazel Lane Primary', phase: 'secondary' });
  expect(kept.workbook.assessments[0].rounds[0].horizon_months).toBe(6);
  expect(ratings(kept)).toEqual({ '1-1': { now: 3, target: 8 }, '1-2': { now: 0 } });
});

test('digits choose a rating, arrows move it, Delete and Backspace clear it', async ({ page }) => {
  await start(page);
  await tabTo(page, lane(page, '1.1', 'Now'));
  for (const digit of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]) {
    await page.keyboard.press(String(digit));
    // 0 is typed first: after a 1 it would make 10.
    await expectShown(page, '1.1', 'Now', digit);
    await expect(cell(page, '1.1', 'Now', digit)).toBeFocused();
  }
  await page.keyboard.press('ArrowRight');
  await expectShown(page, '1.1', 'Now', 10);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expectShown(page, '1.1', 'Now', 8);
  await page.keyboard.press('ArrowDown');
  await expectShown(page, '1.1', 'Now', 9);
  await page.keyboard.press('ArrowUp');
  await expectShown(page, '1.1', 'Now', 8);
  await page.keyboard.press('Delete');
  await expectShown(page, '1.1', 'Now', null);
  await expect(lane(page, '1.1', 'Now').getByRole('radio', { checked: true })).toHaveCount(0);
  await expectFocusSomewhere(page);
  await page.keyboard.press('5');
  await page.keyboard.press('Backspace');
  await expectShown(page, '1.1', 'Now', null);
  // The arrows rate a blank row too, from its first cell.
  await tabTo(page, lane(page, '1.2', 'Now'));
  await page.keyboard.press('Space');
  await expectShown(page, '1.2', 'Now', 0);
  await page.keyboard.press('ArrowRight');
  await expectShown(page, '1.2', 'Now', 1);
});

test('typing 1 and then 0 gives 10, which one undo takes back', async ({ page }) => {
  await start(page);
  await tabTo(page, lane(page, '1.1', 'Target'));
  await page.keyboard.press('1');
  await page.keyboard.press('0');
  await expectShown(page, '1.1', 'Target', 10);
  await expect(cell(page, '1.1', 'Target', 10)).toBeFocused();
  await page.keyboard.press('Control+z');
  await expectShown(page, '1.1', 'Target', null);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  await page.keyboard.press('Control+Shift+z');
  await expectShown(page, '1.1', 'Target', 10);
});

test('typing 1 and, more than a second later, 0 gives 0', async ({ page }) => {
  const at = Date.parse('2026-11-21T16:10:00Z');
  await page.clock.setFixedTime(at);
  await start(page);
  await tabTo(page, lane(page, '1.1', 'Now'));
  await page.keyboard.press('1');
  await page.clock.setFixedTime(at + 999);
  await page.keyboard.press('0');
  await expectShown(page, '1.1', 'Now', 10);
  await page.keyboard.press('1');
  await page.clock.setFixedTime(at + 2000);
  await page.keyboard.press('0');
  await expectShown(page, '1.1', 'Now', 0);
  // The 1 and the 0 are two ratings.
  await page.keyboard.press('Control+z');
  await expectShown(page, '1.1', 'Now', 1);
});

test('a 1 in one row and a 0 in the next row are two ratings', async ({ page }) => {
  await start(page);
  await tabTo(page, lane(page, '1.1', 'Now'));
  await page.keyboard.press('1');
  await page.keyboard.press('Tab');
  await page.keyboard.press('0');
  await expectShown(page, '1.1', 'Now', 1);
  await expectShown(page, '1.1', 'Target', 0);
});

test('the clear button leaves the focus in its row', async ({ page }) => {
  await start(page);
  await rate(page, '1.1', 'Now', 7);
  await tabTo(page, page.getByRole('button', { name: 'Clear 1.1 Now' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expectShown(page, '1.1', 'Now', null);
  await expect.poll(() => lane(page, '1.1', 'Now').evaluate((row) => row.contains(document.activeElement))).toBe(true);
  await page.keyboard.press('6');
  await expectShown(page, '1.1', 'Now', 6);
});

test('the buttons for undo and redo keep the focus', async ({ page }) => {
  await start(page);
  await rate(page, '1.1', 'Now', 7);
  const undo = page.getByRole('button', { name: 'Undo' });
  await tabTo(page, undo, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expectShown(page, '1.1', 'Now', null);
  await expect(undo).toBeFocused();
  // With nothing to undo, the key does nothing.
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Redo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expectShown(page, '1.1', 'Now', 7);
});

test('single letters do nothing', async ({ page }) => {
  const id = await start(page);
  await rate(page, '1.1', 'Now', 7);
  await expectKept(page);
  const before = await page.evaluate(() => JSON.stringify(localStorage));
  const downloads = [];
  page.on('download', (download) => downloads.push(download));
  const places = [cell(page, '1.1', 'Now', 7), page.getByRole('heading', { level: 1 }), page.getByRole('main')];
  for (const place of places) {
    await place.focus();
    await page.keyboard.type('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ');
    await expect(place).toBeFocused();
  }
  await expectShown(page, '1.1', 'Now', 7);
  expect(page.url()).toContain(`#/w/${id}/rate/1`);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).toBe(before);
  expect(downloads).toEqual([]);
});

test('in a text field the undo keys undo the typing', async ({ page }) => {
  await start(page);
  await rate(page, '1.1', 'Now', 7);
  await goToPart(page, 'School');
  const name = page.getByLabel('Name of the school or setting');
  await name.focus();
  await page.keyboard.press('End');
  await page.keyboard.type(' Academy');
  await page.keyboard.press('Control+z');
  await expect(name).not.toHaveValue('Hazel Lane Primary Academy');
  await goToPart(page, 'Rate');
  await expectShown(page, '1.1', 'Now', 7);
});

test('every change of page sets the title and moves the focus to the heading', async ({ page }) => {
  await start(page);
  const parts = {
    Evidence: 'Evidence: 1 Outcomes for Pupils with SEND',
    'Widest gaps': 'Where the gap is widest',
    'All 45': 'All 45 statements',
    Rounds: 'Rounds',
    School: 'School and round',
    Print: 'Print',
    Rate: '1 Outcomes for Pupils with SEND',
  };
  for (const [part, title] of Object.entries(parts)) {
    const link = page.getByRole('navigation', { name: 'Parts' }).getByRole('link', { name: part, exact: true });
    await tabTo(page, link, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: title, exact: true })).toBeFocused();
    await expect(page).toHaveTitle(`${title} – Join the Dots`);
  }
  await tabTo(page, page.getByRole('contentinfo').getByRole('link'));
  await page.keyboard.press('Enter');
  const about = 'Your data, keyboard keys and sources';
  await expect(page.getByRole('heading', { level: 1, name: about })).toBeFocused();
  await expect(page).toHaveTitle(`${about} – Join the Dots`);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: parts.Rate })).toBeFocused();
  await expect(page).toHaveTitle(`${parts.Rate} – Join the Dots`);
  await page.goto('#/nowhere');
  await expect(page.getByRole('heading', { level: 1, name: 'This page doesn’t exist' })).toBeFocused();
  await expect(page).toHaveTitle('This page doesn’t exist – Join the Dots');
});

test('the skip link comes first and leads to the content', async ({ page }) => {
  await page.goto('');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Start', exact: true })).toBeFocused();
  // The link leads to a place on the page, and keeps the address.
  expect(new URL(page.url()).hash).toBe('');
});

/** Hands the browser's dialog for choosing a file to the test, before a key can open it. */
const catchChooser = (page) => page.on('filechooser', () => {});

test('the keyboard opens a file, and the file button shows the focus', async ({ page }) => {
  catchChooser(page);
  await page.goto('');
  const input = page.getByLabel('Open a file');
  const look = () =>
    input.evaluate((element) => {
      const { outlineStyle, outlineColor, outlineWidth, boxShadow } = getComputedStyle(element.closest('label'));
      return JSON.stringify({ outlineStyle, outlineColor, outlineWidth, boxShadow });
    });
  const before = await look();
  await tabTo(page, input);
  expect(await look()).not.toBe(before);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Space')]);
  await chooser.setFiles(fileOf('a school.json', workbookOf({ 1.1: [3, 8] })));
  await expectSaid(page, '“Hazel Lane Primary” is open.');
  await expect(page.getByRole('heading', { level: 1, name: '1 Outcomes for Pupils with SEND' })).toBeFocused();
  await expectShown(page, '1.1', 'Target', 8);
});

test('the message about a refused file takes the focus, and closing it returns the focus', async ({ page }) => {
  catchChooser(page);
  await page.goto('');
  await tabTo(page, page.getByLabel('Open a file'));
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Space')]);
  await chooser.setFiles(fileOf('letter.txt', 'Dear colleague,'));
  const refused = page.getByRole('alert').filter({ hasText: '“letter.txt” can’t be opened' });
  await expect(refused).toBeFocused();
  await expect(page).toHaveTitle('Error: the file can’t be opened – Join the Dots');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Choose another file')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(refused).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page).toHaveTitle('See where your SEND practice stands, and where the gap is widest – Join the Dots');
});

/** All elements that Tab stops at, from the focus to the end of the page. */
async function stops(page, key) {
  const found = [];
  for (let step = 0; step < 120; step += 1) {
    await page.keyboard.press(key);
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === document.body) return null;
      return `${element.tagName} ${element.name ?? ''} ${element.value ?? ''} ${element.innerText ?? ''}`;
    });
    if (stop === null) return found;
    found.push(stop);
  }
  throw new Error(`${key} goes round and round: ${found.slice(-10).join(' | ')}`);
}

test('Tab stops once at each row of the sheet and then leaves it', async ({ page }) => {
  await start(page);
  await rate(page, '1.1', 'Now', 7);
  await page.getByRole('heading', { level: 1 }).focus();
  const forward = await stops(page, 'Tab');
  const rows = forward.filter((stop) => stop.startsWith('INPUT'));
  expect(rows.map((stop) => stop.split(' ')[1])).toEqual(
    [1, 2, 3, 4, 5, 6, 7].flatMap((number) => [`1-${number}-Now`, `1-${number}-Target`]),
  );
  // Tab enters a row at its rating.
  expect(rows[0]).toMatch(/^INPUT 1-1-Now 7 /);
  expect(forward.at(-1)).toContain('Your data, keyboard keys and sources');
});

test.describe('dialogs', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto('');
    await choose(page, fileOf('a school.json', workbookOf({ 1.1: [3, 8] })));
    await expect(page).toHaveURL(/#\/w\/a-workbook\/rate\/1$/);
    await toFirstPage(page);
  });

  test('Escape closes the rename dialog and returns the focus', async ({ page }) => {
    const button = page.getByRole('button', { name: 'Rename “Hazel Lane Primary”' });
    await tabTo(page, button);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Rename' });
    await expect(dialog.getByLabel('Name of the school or setting')).toBeFocused();
    // Tab may leave the dialog for the browser, never for the page behind it.
    for (let step = 0; step < 8; step += 1) {
      await page.keyboard.press('Tab');
      const within = await dialog.evaluate(
        (open) => open.contains(document.activeElement) || document.activeElement === document.body,
      );
      expect(within).toBe(true);
    }
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(button).toBeFocused();
  });

  test('the keyboard renames a workbook and keeps the focus', async ({ page }) => {
    await tabTo(page, page.getByRole('button', { name: 'Rename “Hazel Lane Primary”' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog').getByLabel('Name of the school or setting')).toBeFocused();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Hazel Lane Academy');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 3, name: 'Hazel Lane Academy' })).toBeVisible();
    await expectFocusSomewhere(page);
  });

  test('Escape closes the question about an opened file and changes nothing', async ({ page }) => {
    catchChooser(page);
    const before = await drafts(page);
    const input = page.getByLabel('Open a file');
    await tabTo(page, input);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Space')]);
    await chooser.setFiles(fileOf('a school.json', workbookOf({ 1.1: [4, 9] })));
    const dialog = page.getByRole('dialog', { name: 'This workbook is already here' });
    await expect(dialog).toBeVisible();
    await expect.poll(() => dialog.evaluate((open) => open.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(input).toBeFocused();
    expect(await drafts(page)).toEqual(before);
  });
});

test.describe('the focus stays on the page when its button disappears', () => {
  test('when the school’s details are saved', async ({ page }) => {
    await start(page);
    await goToPart(page, 'School');
    await page.getByLabel('Name of the school or setting').fill('Hazel Lane Academy');
    await tabTo(page, page.getByRole('button', { name: 'Save details' }));
    await page.keyboard.press('Enter');
    await expectSaid(page, 'The details are saved.');
    await expectFocusSomewhere(page);
  });

  test('when a round is removed', async ({ page }) => {
    await start(page);
    await goToPart(page, 'Rounds');
    await page.getByRole('button', { name: 'Start the next round' }).click();
    await goToPart(page, 'Rounds');
    await tabTo(page, page.getByRole('button', { name: 'Remove this round' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Remove this round' })).toHaveCount(0);
    await expectFocusSomewhere(page);
  });

  test('when a draft is duplicated', async ({ page }) => {
    await start(page);
    await toFirstPage(page);
    await tabTo(page, page.getByRole('button', { name: 'Duplicate “Hazel Lane Primary”' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 3 })).toHaveCount(2);
    await expectFocusSomewhere(page);
  });

  test('when a draft is deleted and brought back', async ({ page }) => {
    await start(page);
    await toFirstPage(page);
    await tabTo(page, page.getByRole('button', { name: 'Delete “Hazel Lane Primary”' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Undo delete' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 3 })).toHaveCount(1);
    await expectFocusSomewhere(page);
  });

  test('when repairs have been read', async ({ page }) => {
    await page.goto('');
    await choose(page, fileOf('a school.json', workbookOf({ 1.1: [11, 8] })));
    await tabTo(page, page.getByRole('button', { name: 'I have read this' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  });

  for (const choice of ['Keep mine', 'Load theirs', 'Keep both']) {
    test(`when another tab changed the workbook: ${choice}`, async ({ page, context }) => {
      const id = await start(page);
      await rate(page, '1.1', 'Now', 3);
      await expectKept(page);
      const other = await context.newPage();
      await other.goto(`#/w/${id}/rate/1`);
      await expectShown(other, '1.1', 'Now', 3);
      await rate(other, '1.1', 'Now', 5);
      const button = page.getByRole('button', { name: choice });
      await expect(button).toBeVisible();
      await page.bringToFront();
      await tabTo(page, button);
      await page.keyboard.press('Enter');
      await expect(button).toHaveCount(0);
      await expectFocusSomewhere(page);
      await expect(bar(page)).toContainText('✓ Saved in this browser');
    });
  }
});
