// Files that are no workbook, that can be opened in part only, or whose workbook is here already.
import {
  bar,
  choose,
  drafts,
  drop,
  expect,
  expectKept,
  expectSaid,
  expectShown,
  fileOf,
  goToPart,
  idOf,
  rate,
  ratings,
  save,
  test,
  toFirstPage,
  workbookOf,
} from './fixtures.mjs';

test.describe('what is no workbook', () => {
  const open = { 1.1: [3, 8], 1.2: [0, null] };
  const text = JSON.stringify(workbookOf({ 1.1: [3, 8] }, { id: 'another' }), null, 2);
  const lines = text.split('\n');
  // In the middle of line 12.
  const cut = `${lines.slice(0, 11).join('\n')}\n${lines[11].slice(0, 8)}`;
  const withFields = (fields) => ({ ...workbookOf({ 1.1: [3, 8] }, { id: 'another' }), ...fields });
  const saved = 'Choose a file that was saved here with “Save to file”.';
  const notJson = (line, column) =>
    `The file is not a Join the Dots workbook: it can’t be read from line ${line}, column ${column}. Choose the file ` +
    'whose name ends in .json, or an earlier copy if someone has edited it by hand.';
  const notText =
    'The file is not text, so it is not a Join the Dots workbook. Choose the file whose name ends in .json.';
  const cutShort = (line) =>
    `The file stops in the middle, at line ${line}. It was probably cut short when it was copied or downloaded. Copy ` +
    'it again, or choose an earlier copy.';
  const tooDeep =
    'The file’s values are nested far deeper than in any workbook, so it was not made by Join the Dots. Check that ' +
    'it is the file you meant.';
  const noVersion =
    'The file doesn’t say which version of the format it has (version). Choose an earlier copy of it.';
  const manyBad = Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`9.${index}`, [11, null]]));
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const bad = {
    'a letter': ['letter.docx.txt', 'Dear colleague,\nthank you.', notJson(1, 1)],
    'JSON with a slip in it': ['slip.json', text.replace('"version": 1', '"version": one'), notJson(3, 14)],
    'JSON of another kind': ['package.json', { name: 'x' }, `The file was not made by Join the Dots. ${saved}`],
    'a list': ['list.json', [1, 2], `The file was not made by Join the Dots. ${saved}`],
    'a file that says what else it is': [
      'other.json',
      { format: 'other-tool/plan', version: 1 },
      `The file says that it is “other-tool/plan”, which is not a Join the Dots workbook. ${saved}`,
    ],
    'a file that is cut short': ['cut.json', cut, cutShort(12)],
    'a file cut short in its first line': ['cut.json', '{', cutShort(1)],
    'values 10,000 levels deep': ['deep.json', `${'['.repeat(10000)}${']'.repeat(10000)}`, tooDeep],
    'a workbook with values 10,000 levels deep': [
      'deep.json',
      text.replace('"version"', `"deep": ${'{"a":'.repeat(10000)}1${'}'.repeat(10000)}, "version"`),
      tooDeep,
    ],
    'a newer version': [
      'newer.json',
      withFields({ version: 4 }),
      'The file was saved by a newer Join the Dots (its format is version 4, this page knows version 3). Reload this ' +
        'page to get the newest one, then open the file again.',
    ],
    'no version': ['no version.json', withFields({ version: undefined }), noVersion],
    'a version that never was': ['version 0.json', withFields({ version: 0 }), noVersion],
    'an empty file': ['empty.json', '', 'The file is empty. Choose an earlier copy of it.'],
    'a file of nothing but spaces': ['spaces.json', ' \n\n', 'The file is empty. Choose an earlier copy of it.'],
    'a picture': ['photo.png', png, notText],
    'text of Windows in two bytes a letter': ['utf-16.json', Buffer.from(`\ufeff${text}`, 'utf16le'), notText],
    'so much that is unsound that it can’t be meant': [
      'unsound.json',
      workbookOf(manyBad, { id: 'another' }),
      'So much in the file is unsound that it would be wrong to guess. Choose an earlier copy of it.',
    ],
  };

  /** Says what must be so when a file was refused on the sheet of an open workbook. */
  async function expectRefused(page, name, sentence, before) {
    const refused = page.getByRole('alert').filter({ has: page.getByRole('heading', { name: /can’t be opened$/ }) });
    await expect(refused).toBeFocused();
    await expect(refused.getByRole('heading')).toHaveText(`“${name}” can’t be opened`);
    await expect(refused.getByRole('paragraph').filter({ hasText: /\w/ }).first()).toHaveText(sentence);
    await expect(refused.getByText('Nothing here has changed.', { exact: true })).toBeVisible();
    await expect(page).toHaveTitle('Error: the file can’t be opened – Join the Dots');
    await expectShown(page, '1.1', 'Now', 3);
    await expectShown(page, '1.1', 'Target', 8);
    await expectShown(page, '1.2', 'Now', 0);
    expect(await page.evaluate(() => ({ ...localStorage }))).toEqual(before);
  }

  test.beforeEach(async ({ page }) => {
    await page.goto('');
    await choose(page, fileOf('a school.json', workbookOf(open)));
    await expectShown(page, '1.1', 'Now', 3);
    await expectKept(page);
  });

  for (const [what, [name, content, sentence]] of Object.entries(bad)) {
    test(`${what} is refused in a sentence, and the open workbook is as it was`, async ({ page }) => {
      const before = await page.evaluate(() => ({ ...localStorage }));
      await drop(page, fileOf(name, content, ''));
      await expectRefused(page, name, sentence, before);
    });
  }

  test('a file of 30 MB is refused in a sentence, and the open workbook is as it was', async ({ page }) => {
    const before = await page.evaluate(() => ({ ...localStorage }));
    const data = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(30_000_000)], 'film.json'));
      return data;
    });
    await page.dispatchEvent('main', 'drop', { dataTransfer: data });
    const sentence =
      'The file has 30 MB, and a workbook never has more than 10 MB. Check that it is the file you meant.';
    await expectRefused(page, 'film.json', sentence, before);
  });

  test('after a refusal another file is chosen there, and work goes on', async ({ page }) => {
    await drop(page, fileOf('letter.txt', 'Dear colleague,'));
    // A second refusal takes the place of the first.
    await choose(page, fileOf('empty.json', ''), 'Choose another file');
    await expect(page.getByRole('heading', { level: 2, name: /can’t be opened/ })).toHaveText(
      '“empty.json” can’t be opened',
    );
    await choose(page, fileOf('second.json', text), 'Choose another file');
    await expect(page).toHaveURL(/#\/w\/another\/rate\/1$/);
    await expect(page.getByText('can’t be opened')).toHaveCount(0);
    await expect(page).toHaveTitle('1 Outcomes for Pupils with SEND – Join the Dots');
    expect(Object.keys(await drafts(page)).toSorted()).toEqual(['a-workbook', 'another']);
  });

  test('after a refusal the message is closed, and the title is the page’s again', async ({ page }) => {
    await drop(page, fileOf('letter.txt', 'Dear colleague,'));
    await page.getByRole('button', { name: 'Close this message' }).click();
    await expect(page.getByText('can’t be opened')).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(page).toHaveTitle('1 Outcomes for Pupils with SEND – Join the Dots');
    await rate(page, '1.3', 'Now', 4);
    await expectKept(page);
    expect(ratings((await drafts(page))['a-workbook'])['1-3']).toEqual({ now: 4 });
  });
});

test.describe('what can be opened in part', () => {
  /** The list of what was repaired or ignored. */
  async function repairs(page, heading) {
    const region = page.getByRole('region', { name: heading, exact: true });
    await expect(region).toBeVisible();
    return region.getByRole('listitem').allTextContents();
  }
  const ratingsAt = 'assessments[0].rounds[0].ratings';

  test('ratings that can’t be are left out, each named, and the rest is there', async ({ page }) => {
    const file = workbookOf({ 1.1: [11, 8], 1.2: [-1, 7], 1.3: [3.5, 6], 1.4: ['7', 5], 1.5: [4, 9], 1.6: [true, 2] });
    await page.goto('');
    await choose(page, fileOf('by hand.json', file));
    await expectSaid(page, '“Hazel Lane Primary” is open.');
    expect(await repairs(page, '5 things in this workbook could not be used as written')).toEqual([
      `${ratingsAt}.1-1.now: 11 is outside 0-10; left out`,
      `${ratingsAt}.1-2.now: -1 is outside 0-10; left out`,
      `${ratingsAt}.1-3.now: 3.5 is not a whole number; left out`,
      `${ratingsAt}.1-4.now: this is the text "7", not a whole number; left out`,
      `${ratingsAt}.1-6.now: this is yes or no, not a whole number; left out`,
    ]);
    await expect(
      page.getByText('Everything else is here. The file itself hasn’t changed.', { exact: true }),
    ).toBeVisible();
    await expectShown(page, '1.1', 'Now', null);
    await expectShown(page, '1.1', 'Target', 8);
    await expectShown(page, '1.4', 'Now', null);
    await expectShown(page, '1.5', 'Now', 4);

    // It goes from page to page until it is read.
    await goToPart(page, 'All 45');
    await page.getByRole('button', { name: 'I have read this' }).click();
    await expect(page.getByText('could not be used as written')).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  });

  test('a statement that the pack has not is kept, and named', async ({ page }) => {
    await page.goto('');
    const file = workbookOf({ 1.1: [3, 8], 9.9: [4, 5] });
    await choose(page, fileOf('by hand.json', file));
    expect(await repairs(page, '1 thing in this workbook could not be used as written')).toEqual([
      `${ratingsAt}.9-9: the pack has no such statement; its rating is kept, but can’t be shown`,
    ]);
    await expectShown(page, '1.1', 'Now', 3);
    await expect(page.getByRole('navigation', { name: 'Sections' }).getByRole('paragraph')).toContainText(
      '1 of 45 rated.',
    );
    expect(ratings((await save(page)).workbook)['9-9']).toEqual({ now: 4, target: 5 });
  });

  test('another edition of the pack is shown as far as it goes, and named', async ({ page }) => {
    await page.goto('');
    const file = workbookOf({ 1.1: [3, 8] });
    file.assessments[0].pack.edition = '2';
    await choose(page, fileOf('edition.json', file));
    expect(await repairs(page, '1 thing in this workbook could not be used as written')).toEqual([
      'assessments[0].pack.edition: the ratings were made with edition “2”, this page has edition “1”; statements ' +
        'that are in both are shown, the others are kept',
    ]);
    await expectShown(page, '1.1', 'Target', 8);
    expect((await save(page)).workbook.assessments[0].pack.edition).toBe('2');
  });

  test('a pack that this page has not is kept, named, and leaves nothing to rate', async ({ page }) => {
    await page.goto('');
    const file = workbookOf({ 1.1: [3, 8] });
    file.assessments[0].pack.id = 'another-scheme';
    await choose(page, fileOf('another scheme.json', file));
    await expect(page.getByRole('heading', { level: 1, name: 'Our schemes: Hazel Lane Primary' })).toBeFocused();
    expect(await repairs(page, '1 thing in this workbook could not be used as written')).toEqual([
      'assessments[0].pack.id: this page has no pack “another-scheme”; it is kept, but can’t be shown here',
    ]);
    await expect(
      page.getByText(
        'This browser doesn’t have this scheme. Your work with it is still here. Open the scheme’s file to continue.',
      ),
    ).toBeVisible();
    expect((await save(page)).workbook.assessments).toEqual(file.assessments);

    await page.getByRole('button', { name: 'Use this scheme' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '1 Outcomes for Pupils with SEND' })).toBeFocused();
    const saved = (await save(page)).workbook;
    expect(saved.assessments[0]).toEqual(file.assessments[0]);
    expect(saved.assessments[1].pack).toEqual({ id: 'send-self-evaluation', edition: '1' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await expectSaid(page, 'Undone: the pack is removed');
    expect((await save(page)).workbook.assessments).toEqual(file.assessments);
  });

  test('a file without an id, a name or a round is opened for what it has', async ({ page }) => {
    await page.goto('');
    const { format, version } = workbookOf({});
    await choose(page, fileOf('bare.json', { format, version, school: { name: 'Hazel Lane Primary' } }));
    await expect(page.getByRole('heading', { level: 1, name: 'Our schemes: Hazel Lane Primary' })).toBeFocused();
    await page.getByRole('button', { name: 'Use this scheme' }).click();
    await expectKept(page);
    expect((await drafts(page))[idOf(page)].workbook.school.name).toBe('Hazel Lane Primary');
  });

  for (const id of ['a/b', 'a b?c#d', 'example']) {
    test(`a file with the id “${id}” can be worked on as any other`, async ({ page }) => {
      await page.goto('');
      await choose(page, fileOf('id.json', workbookOf({ 1.1: [3, 8] }, { id })));
      await expectShown(page, '1.1', 'Now', 3);
      await rate(page, '1.1', 'Now', 4);
      await expectKept(page);
      await page.reload();
      await expectShown(page, '1.1', 'Now', 4);
      await toFirstPage(page);
      await page.getByRole('link', { name: 'Hazel Lane Primary' }).click();
      await expectShown(page, '1.1', 'Now', 4);
    });
  }
});

test.describe('the file of a workbook that is here already', () => {
  const question = (page) => page.getByRole('dialog', { name: 'This workbook is already here' });

  test.beforeEach(async ({ page }) => {
    await page.clock.setFixedTime(new Date('2026-11-21T16:10:00'));
    await page.goto('');
    await choose(page, fileOf('a school.json', workbookOf({ 1.1: [3, 8] })));
    await rate(page, '1.1', 'Now', 5);
    await expectKept(page);
    await drop(page, fileOf('from home.json', workbookOf({ 1.1: [6, 9] })));
    await expect(question(page)).toBeVisible();
    await expect(question(page).getByRole('paragraph').filter({ hasText: /\w\./ })).toHaveText([
      'This browser has a draft of “Hazel Lane Primary”, last changed today, 16:10. The file is a different version.',
      'The file has another rating of 1 statement.',
      'The draft has changes that aren’t in any file.',
    ]);
    // Nothing before the answer.
    expect(ratings((await drafts(page))['a-workbook'])).toEqual({ '1-1': { now: 5, target: 8 } });
  });

  test('is opened as a copy, and both are kept', async ({ page }) => {
    await question(page).getByRole('button', { name: 'Open the file as a copy, keep both' }).click();
    await expect(question(page)).toHaveCount(0);
    await expect(bar(page).getByRole('link', { name: 'Hazel Lane Primary (copy)' })).toBeVisible();
    await expectShown(page, '1.1', 'Now', 6);
    const kept = await drafts(page);
    expect(Object.keys(kept)).toHaveLength(2);
    expect(ratings(kept['a-workbook'])).toEqual({ '1-1': { now: 5, target: 8 } });
    expect(ratings(kept[idOf(page)])).toEqual({ '1-1': { now: 6, target: 9 } });
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  });

  test('takes the place of the draft when that is asked for', async ({ page }) => {
    await question(page).getByRole('button', { name: 'Replace the draft with the file' }).click();
    await expect(question(page)).toHaveCount(0);
    await expectShown(page, '1.1', 'Now', 6);
    await expectShown(page, '1.1', 'Target', 9);
    await expect(bar(page)).toContainText('Last saved to file today, 16:10');
    const kept = await drafts(page);
    expect(Object.keys(kept)).toEqual(['a-workbook']);
    expect(ratings(kept['a-workbook'])).toEqual({ '1-1': { now: 6, target: 9 } });
  });

  test('is left, and the draft goes on', async ({ page }) => {
    await question(page).getByRole('button', { name: 'Keep the draft, leave the file' }).click();
    await expect(question(page)).toHaveCount(0);
    await expectShown(page, '1.1', 'Now', 5);
    expect(ratings((await drafts(page))['a-workbook'])).toEqual({ '1-1': { now: 5, target: 8 } });
    await page.getByRole('button', { name: 'Undo' }).click();
    await expectShown(page, '1.1', 'Now', 3);
  });
});

test('the same file again opens the draft, and says that they are the same', async ({ page }) => {
  await page.goto('');
  await choose(page, fileOf('a school.json', workbookOf({ 1.1: [3, 8] })));
  await expectShown(page, '1.1', 'Now', 3);
  await toFirstPage(page);
  await choose(page, fileOf('a school.json', workbookOf({ 1.1: [3, 8] })));
  await expectSaid(page, 'The file and the draft in this browser are the same. The draft is open.');
  await expectShown(page, '1.1', 'Target', 8);
  expect(Object.keys(await drafts(page))).toEqual(['a-workbook']);
});
