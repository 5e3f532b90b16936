// The editor of packs: a scheme is written from nothing or from a list, its order and its scale are changed, and what is
// not finished is kept.
import {
  cells,
  drafts,
  expect,
  expectKept,
  expectSaid,
  expectShown,
  rate,
  ratings,
  setQuotaFull,
  test,
} from './fixtures.mjs';
import { begin, card, kept, packs, packsPage, statement, write } from './packs.mjs';

test('a scheme is written from nothing and rated', async ({ page }) => {
  await write(page, 'Our inclusion check');
  await expect(page).toHaveURL(/#\/packs\/our-inclusion-check-[0-9a-f]{8}\/1$/);
  await statement(page, 1).getByLabel('Wording').fill('Every child is greeted by name.');
  await page.getByRole('button', { name: 'Add a statement', exact: true }).press('Enter');
  await expect(statement(page, 2).getByLabel('Wording')).toBeFocused();
  await expect(statement(page, 2).getByLabel('Number')).toHaveValue('1.2');
  // An empty statement is not sound, and what is wrong is said in words.
  await expect(page.getByText('Area 1 “First area”, statement 2, wording: this is empty.')).toBeVisible();
  expect(Object.values(await packs(page))[0].areas[0].statements).toHaveLength(1);
  await page.getByRole('button', { name: 'Show me where' }).click();
  await expect(statement(page, 2).getByLabel('Wording')).toBeFocused();
  await page.keyboard.type('Signs are easy to read.');
  await kept(page);

  await page.getByRole('button', { name: 'Add a section' }).press('Enter');
  await expect(page.getByLabel('Heading', { exact: true })).toBeFocused();
  await page.keyboard.type('Learning');
  await statement(page, 1).getByLabel('Wording').fill('Lessons are planned for everybody.');
  await kept(page);
  const [pack] = Object.values(await packs(page));
  expect(pack.areas.map((area) => [area.number, area.title, area.short_title])).toEqual([
    ['1', 'First area', 'First area'],
    ['2', 'Learning', 'Learning'],
  ]);

  // The order changes by keyboard, and ids stay.
  await page.getByRole('button', { name: 'Up: area 2' }).press('Enter');
  await expectSaid(page, 'Moved to place 1.');
  await expect(page.getByRole('button', { name: '2 Learning' })).toBeFocused();
  await kept(page);
  const moved = Object.values(await packs(page))[0];
  expect(moved.areas.map((area) => area.id)).toEqual(pack.areas.map((area) => area.id).reverse());
  await page.getByRole('button', { name: 'Undo' }).click();
  await expectSaid(page, 'Undone.');

  await page.getByRole('button', { name: 'Use this scheme' }).click();
  await expect(page.getByLabel('Which scheme?')).toHaveValue('Our inclusion check');
  await begin(page);
  await rate(page, '1.1', 'Now', 3);
  await rate(page, '1.2', 'Target', 8);
  await expectKept(page);
  const [draft] = Object.values(await drafts(page));
  expect(draft.workbook.assessments[0].pack).toEqual({ id: pack.id, edition: '1' });
  expect(Object.values(ratings(draft))).toEqual(expect.arrayContaining([{ now: 3 }, { target: 8 }]));
});

test('a new statement has the focus before the next key is read', async ({ page }) => {
  await write(page, 'Added');
  // The page is given no more than what follows at once from the click: keys come after that.
  const focused = await page.getByRole('button', { name: 'Add a statement', exact: true }).evaluate(async (button) => {
    button.click();
    for (let turn = 0; turn < 500; turn += 1) await Promise.resolve();
    const field = document.activeElement;
    return [field.labels?.[0].textContent, field.closest('fieldset')?.querySelector('legend').textContent];
  });
  expect(focused).toEqual(['Wording', 'Statement 2']);
});

test('statements are dragged to another place', async ({ page }) => {
  await write(page, 'Dragged');
  for (const words of ['Second', 'Third']) {
    await page.getByRole('button', { name: 'Add a statement', exact: true }).click();
    await page.keyboard.type(words);
  }
  await kept(page);
  const rows = page.locator('.editor-row').filter({ has: page.getByRole('group', { name: /^Statement \d+$/ }) });
  await page.setViewportSize({ width: 1280, height: 1600 });
  const [from, to] = [await rows.nth(2).locator('.editor-handle').boundingBox(), await rows.nth(0).boundingBox()];
  await page.mouse.move(from.x + 8, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(from.x + 12, from.y + 10, { steps: 4 });
  await page.mouse.move(to.x + 10, to.y + 50, { steps: 10 });
  await page.mouse.up();
  await expect(statement(page, 1).getByLabel('Wording')).toHaveValue('Third');
  await kept(page);
  const [{ areas }] = Object.values(await packs(page));
  expect(areas[0].statements.map(({ text }) => text)).toEqual(['Third', 'Write the first statement here.', 'Second']);
});

test('typing is one undo step for each field, and keeps the focus', async ({ page }) => {
  await write(page, 'Typed');
  const wording = statement(page, 1).getByLabel('Wording');
  await wording.fill('');
  await wording.pressSequentially('One two three', { delay: 5 });
  await expect(wording).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(wording).toHaveValue('Write the first statement here.');
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect(wording).toHaveValue('One two three');
});

test('a pasted table becomes sections when its user says so', async ({ page }) => {
  await write(page, 'Pasted', { button: 'From a pasted list', judged: true });
  const field = page.getByLabel('Paste a list of statements, or a table from Word or Excel');
  await expect(field).toBeFocused();
  await field.fill(
    ['Area\tNumber\tStandard', 'Welcome\t1.1\tEvery child is greeted by name.', 'Welcome\t1.2\tSigns are easy to read.',
      'Learning\t2.1\tLessons are planned for everybody.'].join('\n'),
  );
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Found: 2 sections, 3 statements' })).toBeFocused();
  const rows = await cells(page.getByRole('region', { name: 'Statements found' }).getByRole('table'));
  expect(rows[1]).toEqual(['Welcome', '', '1.1', 'Every child is greeted by name.', '0']);
  expect(rows).toHaveLength(4);
  await page.getByRole('button', { name: 'Replace all sections' }).click();
  await expectSaid(page, 'The pasted sections have replaced the scheme’s sections. Undo takes it back.');
  await kept(page);
  const [{ areas, scale }] = Object.values(await packs(page));
  expect(areas.map(({ title, statements }) => [title, statements.length])).toEqual([['Welcome', 2], ['Learning', 1]]);
  expect(scale.kind).toBe('judgement');
});

/** A table whose headings the page does not know, and of which two statements have one number. */
const unknown = ['Focus\tWhat good is\tHow we are doing', 'Leadership\tA1 Governors know SEND\tMinutes', '\tA1 Leaders listen\t',
  'Teaching\tB1 Lessons are adapted\tPlans'].join('\n');

test('what the columns of a pasted table hold can be said', async ({ page }) => {
  await write(page, 'Pasted', { button: 'From a pasted list', judged: true });
  await page.getByLabel('Paste a list of statements, or a table from Word or Excel').fill(unknown);
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  await page.getByRole('checkbox', { name: 'The first row holds the column headings' }).check();
  const columns = page.getByRole('group', { name: 'Contents of the columns' });
  const focus = columns.getByRole('combobox', { name: 'Column 1, “Focus”' });
  const doing = columns.getByRole('combobox', { name: 'Column 3, “How we are doing”' });
  await expect(focus).toHaveValue('Area');
  await expect(columns.getByRole('combobox', { name: 'Column 2, “What good is”' })).toHaveValue('Statement');
  await expect(doing).toHaveValue('Evidence');
  const heading = (name) => page.getByRole('heading', { level: 3, name, exact: true });
  await expect(heading('Found: 2 sections, 3 statements')).toBeVisible();
  await expect(page.getByText('2 statements have the number A1.', { exact: true })).toBeVisible();
  await focus.selectOption('Aspect');
  await expect(heading('Found: 1 section, 2 aspects, 3 statements')).toBeVisible();
  await expectSaid(page, 'Found: 1 section, 2 aspects, 3 statements.');
  // From the keyboard, one is changed after the other.
  await focus.focus();
  await focus.selectOption('Area');
  await expect(focus).toBeFocused();
  await doing.selectOption('Leave out');
  await expect(page.getByText('Column 3, “How we are doing” is left out: 2 cells with text.', { exact: true })).toBeVisible();
  const rows = await cells(page.getByRole('region', { name: 'Statements found' }).getByRole('table'));
  expect(rows.slice(1)).toEqual([
    ['Leadership', '', 'A1', 'Governors know SEND', '0'],
    ['Leadership', '', 'A1', 'Leaders listen', '0'],
    ['Teaching', '', 'B1', 'Lessons are adapted', '0'],
  ]);
  await page.getByRole('button', { name: 'Replace all sections' }).click();
  await kept(page);
  // It is said in the editor until each has its own.
  const repeated = page.getByText('2 statements have the number A1.', { exact: true });
  await expect(repeated).toBeVisible();
  await statement(page, 2).getByLabel('Number').fill('A2');
  await expect(repeated).toHaveCount(0);
});

test('nothing to read is said, with the way out', async ({ page }) => {
  await write(page, 'Pasted', { button: 'From a pasted list' });
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Copy' })).toHaveText(
    'There is no text in what was pasted. Copy the statements from their document once more.',
  );
});

test('the preview can be rated, and is kept nowhere', async ({ page }) => {
  await write(page, 'Seen before');
  await kept(page);
  await page.getByRole('heading', { level: 2, name: 'Preview' }).click();
  await rate(page, '1.1', 'Now', 7);
  await statement(page, 1).getByLabel('Wording').fill('Other words.');
  await expect(page.getByRole('group', { name: '1.1 Other words.' })).toBeVisible();
  await expectShown(page, '1.1', 'Now', 7);
  expect(await drafts(page)).toEqual({});
  await packsPage(page);
  await expect(card(page, 'Seen before')).toHaveCount(1);
  expect(Object.keys(await packs(page))).toEqual([expect.stringMatching(/^seen-before-[0-9a-f]{8}\/1$/)]);
});

test('what a word of the scale means goes with it', async ({ page }) => {
  await write(page, 'Words', { judged: true });
  await page.getByText('The scale', { exact: true }).click();
  await page.getByRole('button', { name: 'Add a word' }).press('Enter');
  await expect(page.getByLabel('Word 4', { exact: true })).toBeFocused();
  await page.keyboard.type('N/A');
  const na = page.getByLabel('Word that means “does not apply to our setting”');
  const met = page.getByLabel('Counts as met: this word, and every word after it');
  await na.selectOption('N/A');
  await expect(met.locator(':checked')).toHaveText('Met');
  await page.getByRole('button', { name: 'Remove: word 2' }).click();
  await expect(met.locator(':checked')).toHaveText('Met');
  await expect(na.locator(':checked')).toHaveText('N/A');
  await page.getByRole('button', { name: 'Up: word 3' }).press('Enter');
  await expect(na.locator(':checked')).toHaveText('N/A');
  await expect(met.locator(':checked')).toHaveText('Met');
  await page.getByRole('button', { name: 'Remove: word 1' }).click();
  await expect(page.getByLabel('Word 1', { exact: true })).toHaveValue('N/A');
  await expect(na.locator(':checked')).toHaveText('N/A');
  await kept(page);
  const [{ scale }] = Object.values(await packs(page));
  expect(scale).toMatchObject({ min: 1, max: 2, met_from: 2, not_applicable: 1 });
});

test('what the browser does not keep is said, and what is not finished is still here on return', async ({ page }) => {
  await write(page, 'Not kept');
  await kept(page);
  const makeRoom = await setQuotaFull(page);
  await statement(page, 1).getByLabel('Wording').fill('More words.');
  await expect(page.getByText('The reason: this browser’s storage is full.', { exact: false })).toBeVisible();
  await makeRoom();
  await page.getByRole('button', { name: 'Try to save again' }).click();
  await kept(page);
  await statement(page, 1).getByLabel('Wording').fill('');
  await expect(page.getByText('Area 1 “First area”, statement 1, wording: this is empty.')).toBeVisible();
  await page.getByRole('link', { name: 'Schemes', exact: true }).first().click();
  await expect(card(page, 'Not kept')).toContainText('! Has changes that are not finished yet: choose “Edit” to go on.');
  // Another day.
  await page.reload();
  await expect(card(page, 'Not kept')).toContainText('1 statement in 1 section');
  await page.getByRole('link', { name: 'Edit “Not kept”, edition 1' }).click();
  await expect(statement(page, 1).getByLabel('Wording')).toHaveValue('');
  await expect(page.getByText('Area 1 “First area”, statement 1, wording: this is empty.')).toBeVisible();
  await expect(
    page.getByText(
      'This browser has saved it as it is. Workbooks and files use the last complete version until you fix this.',
      { exact: true },
    ),
  ).toBeVisible();
  // Until then a workbook has what it was before.
  expect(Object.values(await packs(page))[0].areas[0].statements[0].text).toBe('More words.');
  await statement(page, 1).getByLabel('Wording').fill('Mended.');
  await kept(page);
  const [{ areas }] = Object.values(await packs(page));
  expect(areas[0].statements[0].text).toBe('Mended.');
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('unfinished')))).toEqual([]);
});

test('a scale of other numbers is written and rated', async ({ page }) => {
  await write(page, 'One to five');
  await page.getByText('The scale', { exact: true }).click();
  const [lowest, highest] = [page.getByLabel('Lowest number'), page.getByLabel('Highest number')];
  await highest.selectOption('5');
  await expectSaid(page, 'The scale is now 0 to 5, and 1 label went with its numbers. Undo brings them back.');
  await lowest.selectOption('1');
  await expectSaid(page, 'The scale is now 1 to 5, and 1 label went with its numbers. Undo brings them back.');
  // Three bands need three numbers.
  await highest.selectOption('2');
  await expectSaid(
    page,
    'The lowest number must be below the highest, and each of 3 bands has a number: that would be too few.',
  );
  await expect(highest.locator(':checked')).toHaveText('5');
  await kept(page);
  const [{ scale }] = Object.values(await packs(page));
  expect(scale).toMatchObject({ min: 1, max: 5 });
  expect(scale.not_applicable).toBeUndefined();
  expect(scale.anchors.map(({ from }) => from)).toEqual([1, 5]);
  expect(scale.bands.map(({ from, to }) => [from, to])).toEqual([[1, 3], [4, 4], [5, 5]]);
  await page.getByRole('button', { name: 'Use this scheme' }).click();
  await begin(page);
  const now = page.getByRole('group', { name: '1.1 Write the first statement here.' }).getByRole('radiogroup', { name: 'Now' });
  await expect(now.getByRole('radio')).toHaveCount(5);
  await rate(page, '1.1', 'Now', 2);
  await rate(page, '1.1', 'Target', 5);
  // Nothing is said of numbers that are not there.
  await expect(page.getByText('You can leave some blank.')).not.toContainText('n/a');
  const cells = await now.getByRole('radio').evaluateAll((all) => all.map((one) => one.parentElement.getBoundingClientRect()));
  expect(new Set(cells.map(({ width }) => Math.round(width))).size).toBe(1);
  const lane = await now.boundingBox();
  expect(Math.round(cells.at(-1).right)).toBe(Math.round(lane.x + lane.width));
  await now.getByRole('radio').first().press('7');
  await expectShown(page, '1.1', 'Now', 2);
});

test('keys take a change of a pack back, and another name of the edition leaves the history', async ({ page }) => {
  await write(page, 'Keys');
  await page.getByRole('button', { name: 'Add a section' }).click();
  await expect(page.getByRole('button', { name: /^\d .*heading$/ })).toHaveCount(1);
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Control+z');
  await expectSaid(page, 'Undone.');
  await expect(page.getByRole('button', { name: /^\d .*heading$/ })).toHaveCount(0);
  await statement(page, 1).getByLabel('Wording').fill('Every child is greeted by name.');
  await kept(page);
  const edition = page.getByLabel('Edition', { exact: true });
  await edition.fill('2026');
  await edition.press('Tab');
  await expect(page).toHaveURL(/#\/packs\/keys-[0-9a-f]{8}\/2026$/);
  await expectSaid(page, 'This is now edition 2026.');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(statement(page, 1).getByLabel('Wording')).not.toHaveValue('Every child is greeted by name.');
  await kept(page);
  expect(Object.keys(await packs(page))).toEqual([expect.stringMatching(/^keys-[0-9a-f]{8}\/2026$/)]);
});
