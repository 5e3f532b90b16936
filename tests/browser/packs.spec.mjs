// Packs: writing a scheme from nothing or from a list, an edition of one's own, files that are refused or clash, and a
// new edition under a workbook that is filled in.
import { readFileSync } from 'node:fs';
import {
  cells,
  choose,
  downloaded,
  drafts,
  drop,
  expect,
  expectKept,
  expectSaid,
  expectShown,
  fileOf,
  goToPart,
  rate,
  ratings,
  setQuotaFull,
  test,
} from './fixtures.mjs';

const seed = (name) => JSON.parse(readFileSync(new URL(`../../seeds/${name}.json`, import.meta.url), 'utf8'));
const shipped = seed('send-self-evaluation');

/** What is kept in the browser of the user's own packs, by id and edition. */
const packs = (page) =>
  page.evaluate(() => {
    const begin = 'join-the-dots/pack/';
    const kept = Object.entries(localStorage).filter(([key]) => key.startsWith(begin));
    return Object.fromEntries(kept.map(([key, text]) => [key.slice(begin.length), JSON.parse(text)]));
  });

/** A small sound pack of words, as its file has it. */
function packOf(more = {}) {
  const anchor = (at, text) => ({ from: at, to: at, text });
  return {
    format: 'join-the-dots/pack',
    version: 1,
    id: 'a-small-mark',
    edition: '1',
    title: 'A small mark',
    language: 'en-GB',
    source: { title: 'A small mark', publisher: 'Nobody', rights: 'Invented.' },
    scale: {
      kind: 'judgement',
      min: 1,
      max: 3,
      met_from: 3,
      anchors: [anchor(1, 'Not yet'), anchor(2, 'Partly'), anchor(3, 'Met')],
    },
    areas: [
      {
        id: '1',
        number: '1',
        title: 'Welcome',
        short_title: 'Welcome',
        statements: [
          { id: '1-1', number: '1.1', text: 'Every child is greeted by name.' },
          { id: '1-2', number: '1.2', text: 'Signs are easy to read.' },
        ],
      },
    ],
    ...more,
  };
}

async function packsPage(page) {
  await page.goto('#/packs');
  await expect(page.getByRole('heading', { level: 1, name: 'Packs', exact: true })).toBeVisible();
}

/** Begins a new scheme of this name. Leaves its editor open. */
async function write(page, name, { button = 'Write a new scheme', judged = false } = {}) {
  await packsPage(page);
  await page.getByRole('button', { name: button }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name of the scheme').fill(name);
  if (judged) await dialog.getByLabel('A few words, of which one is chosen').check();
  await dialog.getByRole('button', { name: 'Begin writing' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** Begins a workbook with the pack that the editor or the list offers. */
async function begin(page, school = 'Hazel Lane Primary') {
  await page.getByLabel('Name of the school or setting').fill(school);
  await page.getByRole('button', { name: 'Begin', exact: true }).click();
  await expect(page).toHaveURL(/#\/w\/[^/]+\/rate\//);
}

const statement = (page, number) => page.getByRole('group', { name: `Statement ${number}`, exact: true });
const kept = (page) => expect(page.getByText('✓ Kept in this browser', { exact: true })).toBeVisible();
const card = (page, title) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3, name: title, exact: true }) });

/** Areas as the page writes them: without lists that have nothing in them. */
const asWritten = (areas) =>
  JSON.parse(JSON.stringify(areas), (_, value) => (Array.isArray(value) && value.length === 0 ? undefined : value));

test('the packs that come with the page are listed, and can be saved', async ({ page }) => {
  await packsPage(page);
  const one = card(page, shipped.title);
  await expect(one).toContainText('45 statements in 7 areas');
  await expect(one).toContainText('Comes with this page');
  await expect(one.getByRole('button', { name: /^Delete/ })).toHaveCount(0);
  const name = `Save as a file: “${shipped.title}”, edition 1`;
  const file = await downloaded(page, () => page.getByRole('button', { name }).click());
  expect(JSON.parse(file.bytes.toString())).toMatchObject({ id: shipped.id, areas: asWritten(shipped.areas) });
});

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

  await page.getByRole('button', { name: 'Add an area' }).press('Enter');
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

  await page.getByRole('button', { name: 'Begin with it' }).click();
  await expect(page.getByLabel('What to begin with')).toHaveValue('Our inclusion check');
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
  const rows = page.locator('.pack-row').filter({ has: page.getByRole('group', { name: /^Statement \d+$/ }) });
  await page.setViewportSize({ width: 1280, height: 1600 });
  const [from, to] = [await rows.nth(2).locator('.handle').boundingBox(), await rows.nth(0).boundingBox()];
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

test('a pasted table becomes areas when its user says so', async ({ page }) => {
  await write(page, 'Pasted', { button: 'From a pasted list', judged: true });
  const field = page.getByLabel('Paste a list of statements, or a table from Word or Excel');
  await expect(field).toBeFocused();
  await field.fill(
    ['Area\tNumber\tStandard', 'Welcome\t1.1\tEvery child is greeted by name.', 'Welcome\t1.2\tSigns are easy to read.',
      'Learning\t2.1\tLessons are planned for everybody.'].join('\n'),
  );
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect(page.getByRole('heading', { name: 'Recognised: 2 areas, 3 statements' })).toBeFocused();
  const rows = await cells(page.getByRole('region', { name: 'What was recognised' }).getByRole('table'));
  expect(rows[1]).toEqual(['Welcome', '', '1.1', 'Every child is greeted by name.', '0']);
  expect(rows).toHaveLength(4);
  await page.getByRole('button', { name: 'Replace all areas' }).click();
  await expectSaid(page, 'The pasted areas are the pack’s areas now. Undo takes it back.');
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
  await page.getByRole('button', { name: 'Read it' }).click();
  await page.getByRole('checkbox', { name: 'The first row has the headings of the columns' }).check();
  const columns = page.getByRole('group', { name: 'What the columns hold' });
  const focus = columns.getByRole('combobox', { name: 'Column 1, “Focus”' });
  const doing = columns.getByRole('combobox', { name: 'Column 3, “How we are doing”' });
  await expect(focus).toHaveValue('Area');
  await expect(columns.getByRole('combobox', { name: 'Column 2, “What good is”' })).toHaveValue('Statement');
  await expect(doing).toHaveValue('Evidence');
  const heading = (name) => page.getByRole('heading', { level: 3, name, exact: true });
  await expect(heading('Recognised: 2 areas, 3 statements')).toBeVisible();
  await expect(page.getByText('2 statements have the number A1.', { exact: true })).toBeVisible();
  await focus.selectOption('Part of an area');
  await expect(heading('Recognised: 1 area, 2 parts, 3 statements')).toBeVisible();
  await expectSaid(page, 'Recognised: 1 area, 2 parts, 3 statements.');
  // From the keyboard, one is changed after the other.
  await focus.focus();
  await focus.selectOption('Area');
  await expect(focus).toBeFocused();
  await doing.selectOption('Leave out');
  await expect(page.getByText('Column 3, “How we are doing” is left out: 2 cells with text.', { exact: true })).toBeVisible();
  const rows = await cells(page.getByRole('region', { name: 'What was recognised' }).getByRole('table'));
  expect(rows.slice(1)).toEqual([
    ['Leadership', '', 'A1', 'Governors know SEND', '0'],
    ['Leadership', '', 'A1', 'Leaders listen', '0'],
    ['Teaching', '', 'B1', 'Lessons are adapted', '0'],
  ]);
  await page.getByRole('button', { name: 'Replace all areas' }).click();
  await kept(page);
  // It is said in the editor until each has its own.
  const repeated = page.getByText('2 statements have the number A1.', { exact: true });
  await expect(repeated).toBeVisible();
  await statement(page, 2).getByLabel('Number').fill('A2');
  await expect(repeated).toHaveCount(0);
});

test('nothing to read is said, with the way out', async ({ page }) => {
  await write(page, 'Pasted', { button: 'From a pasted list' });
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Copy' })).toHaveText(
    'There is no text in what was pasted. Copy the statements from their document once more.',
  );
});

test('an edition of one’s own is made of a pack that comes with the page', async ({ page }) => {
  await packsPage(page);
  await page.getByRole('button', { name: `Make one of your own from it: “${shipped.title}”, edition 1` }).click();
  const title = `${shipped.title} (our edition)`;
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await statement(page, 1).getByLabel('Wording').fill('In our own words.');
  await kept(page);
  const [own] = Object.values(await packs(page));
  expect(own.id).not.toBe(shipped.id);
  expect(own.edition).toBe('1');
  expect(own.areas[0].statements[0]).toEqual({ ...shipped.areas[0].statements[0], text: 'In our own words.' });
  expect(own.areas.slice(1)).toEqual(asWritten(shipped.areas.slice(1)));
  await page.goto(`#/packs/${shipped.id}/1`);
  await expect(page.getByText('This pack comes with the page and stays as it is.', { exact: false })).toBeVisible();
});

test('a new edition leaves ratings with their statements', async ({ page }) => {
  await write(page, 'Kept ratings');
  await statement(page, 1).getByLabel('Wording').fill('First.');
  await page.getByRole('button', { name: 'Add a statement', exact: true }).click();
  await page.keyboard.type('Second.');
  await kept(page);
  await page.getByRole('button', { name: 'Begin with it' }).click();
  await begin(page);
  await rate(page, '1.1', 'Now', 4);
  await rate(page, '1.2', 'Now', 6);
  await expectKept(page);
  const work = page.url();
  const desk = /#(\/w\/[^/]+)/.exec(work)[1];

  const [{ id }] = Object.values(await packs(page));
  await page.goto(`#/packs/${id}/1`);
  await page.getByRole('button', { name: 'New edition' }).click();
  await expect(page).toHaveURL(new RegExp(`#/packs/${id}/2$`));
  await expectSaid(page, 'This is edition 2 now. Edition 1 stays as it is.');
  await statement(page, 1).getByLabel('Wording').fill('First, said better.');
  await page.getByRole('button', { name: 'Remove: statement 2' }).click();
  await page.getByRole('button', { name: 'Add a statement', exact: true }).click();
  await page.keyboard.type('Third.');
  await kept(page);

  await page.goto(`#${desk}/edition`);
  await expect(page.getByText('This workbook works with “Kept ratings”, edition 1.')).toBeVisible();
  await expect(page.getByText('From edition 1 to edition 2: 1 added, 1 removed, 1 reworded, 0 moved or renumbered, 0 unchanged.'))
    .toBeVisible();
  const reworded = page.getByRole('region', { name: 'Reworded' }).getByRole('table');
  expect((await cells(reworded)).at(-1)).toEqual(['1.1', 'First.', 'First, said better.']);
  await page.getByRole('button', { name: 'Work with edition 2' }).click();
  await expectSaid(page, 'This workbook works with edition 2 now. Undo takes it back.');
  await page.goto(work.slice(work.indexOf('#')));
  await expectShown(page, '1.1', 'Now', 4);
  await expectKept(page);
  // What was recorded of the statement that is gone is still in the workbook.
  const [draft] = Object.values(await drafts(page));
  expect(Object.values(ratings(draft))).toEqual([{ now: 4 }, { now: 6 }]);
  await page.getByRole('banner').getByRole('button', { name: 'Undo' }).click();
  await expectShown(page, '1.2', 'Now', 6);
});

test('a file of another text asks, and both can be kept', async ({ page }) => {
  await packsPage(page);
  await choose(page, fileOf('mark.json', packOf()), 'Open a pack file');
  await expectSaid(page, '“A small mark”, edition 1 is here now: 2 statements.');
  await choose(page, fileOf('mark.json', packOf()), 'Open a pack file');
  await expectSaid(page, '“A small mark”, edition 1 is here already, word for word.');
  const other = packOf();
  other.areas[0].statements[0].text = 'Every child is greeted.';
  await choose(page, fileOf('mark.json', other), 'Open a pack file');
  const dialog = page.getByRole('dialog', { name: 'Another text of this edition is here' });
  await expect(dialog).toContainText(
    '“A small mark”, edition 1 is here already, and the file’s is not the same. The file has 1 statement with another wording.',
  );
  await dialog.getByRole('button', { name: 'Leave the file' }).click();
  await expect(dialog).toHaveCount(0);
  expect(Object.keys(await packs(page))).toEqual(['a-small-mark/1']);

  await choose(page, fileOf('mark.json', other), 'Open a pack file');
  await dialog.getByRole('button', { name: 'Keep both: take the file’s as edition “1-b”' }).click();
  await expectSaid(page, '“A small mark”, edition 1-b is here now: 2 statements.');
  expect(Object.keys(await packs(page)).sort()).toEqual(['a-small-mark/1', 'a-small-mark/1-b']);

  await drop(page, fileOf('mark.json', other));
  await dialog.getByRole('button', { name: 'Replace the one that is here' }).click();
  await expect(dialog).toHaveCount(0);
  await expect.poll(async () => (await packs(page))['a-small-mark/1'].areas[0].statements[0].text).toBe(
    'Every child is greeted.',
  );
});

test('a pack that comes with the page is not replaced by a file', async ({ page }) => {
  await packsPage(page);
  const other = structuredClone(shipped);
  other.areas[0].statements[0].text = 'Something else.';
  await choose(page, fileOf('other.json', other), 'Open a pack file');
  const dialog = page.getByRole('dialog', { name: 'Another text of this edition is here' });
  await expect(dialog.getByText('The one that is here comes with the page, so it stays.')).toBeVisible();
  await expect(dialog.getByRole('button')).toHaveCount(2);
});

test('markup in a text is shown as text', async ({ page }) => {
  const script = '<img src=x onerror="document.title=1"><script>alert(1)</script>';
  const pack = packOf({ title: script });
  pack.areas[0].statements[0].text = script;
  await packsPage(page);
  await choose(page, fileOf('mark.json', pack), 'Open a pack file');
  await expect(page.getByRole('heading', { level: 3, name: script, exact: true })).toBeVisible();
  await page.getByRole('link', { name: `Edit “${script}”, edition 1` }).click();
  await expect(statement(page, 1).getByLabel('Wording')).toHaveValue(script);
  await page.getByRole('heading', { level: 2, name: 'Preview' }).click();
  await expect(page.getByRole('group', { name: `1.1 ${script}` })).toBeVisible();
  await expect(page.locator('main img, main script')).toHaveCount(0);
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

const circle = [{ id: 'a', text: 'A', within: 'b' }, { id: 'b', text: 'B', within: 'a' }];
const area = packOf().areas[0];
const unsound = [
  ['a share of 140', packOf({ readiness: { share: 140 } }), 'readiness.share: 140% is not a share: it is from 1 to 100'],
  [
    'two statements of one id',
    packOf({ areas: [{ ...area, statements: [area.statements[0], area.statements[0]] }] }),
    'areas[0].statements[1].id: "1-1" is there twice',
  ],
  ['an empty area', packOf({ areas: [{ ...area, statements: [] }] }), 'areas[0].statements: the area has no statements'],
  [
    'items that go round in a circle',
    packOf({ areas: [{ ...area, before_visit: circle }] }),
    'areas[0].before_visit[0].within: the item is an example of itself: the ids go round in a circle',
  ],
];
for (const [what, pack, says] of unsound) {
  test(`a pack with ${what} is refused with its path`, async ({ page }) => {
    await packsPage(page);
    await choose(page, fileOf('mark.json', pack), 'Open a pack file');
    const trouble = page.getByRole('alert').filter({ has: page.getByRole('heading', { name: '“mark.json” can’t be opened' }) });
    await expect(trouble).toContainText(says);
    await expect(trouble).toContainText('Nothing here has changed.');
    await page.getByRole('button', { name: 'Close this message' }).click();
    await expect(trouble).toHaveCount(0);
    expect(await packs(page)).toEqual({});
  });
}

test('a deleted pack comes back', async ({ page }) => {
  await write(page, 'To and fro');
  await kept(page);
  await packsPage(page);
  await page.getByRole('button', { name: 'Delete “To and fro”, edition 1', exact: true }).click();
  await expect(card(page, 'To and fro')).toHaveCount(0);
  expect(await packs(page)).toEqual({});
  const undo = page.getByRole('button', { name: 'Undo delete of “To and fro”, edition 1' });
  await expect(undo).toBeFocused();
  await undo.press('Enter');
  await expect(card(page, 'To and fro')).toHaveCount(1);
  expect(Object.keys(await packs(page))).toEqual([expect.stringMatching(/^to-and-fro-[0-9a-f]{8}\/1$/)]);
});

test('a new scheme takes neither the name nor the place of a deleted one', async ({ page }) => {
  for (const words of ['The first.', 'The second.']) {
    await write(page, 'Wellbeing');
    await statement(page, 1).getByLabel('Wording').fill(words);
    await kept(page);
    await packsPage(page);
    if (words === 'The first.') await page.getByRole('button', { name: 'Delete “Wellbeing”, edition 1', exact: true }).click();
  }
  await page.getByRole('button', { name: 'Undo delete of “Wellbeing”, edition 1' }).click();
  await expect(card(page, 'Wellbeing')).toHaveCount(2);
  const both = Object.values(await packs(page));
  expect(both.map(({ areas }) => areas[0].statements[0].text).sort()).toEqual(['The first.', 'The second.']);
  expect(new Set(both.map(({ id }) => id)).size).toBe(2);
});

test('a deleted pack whose file was opened again comes back as another edition', async ({ page }) => {
  await packsPage(page);
  await choose(page, fileOf('mark.json', packOf()), 'Open a pack file');
  await page.getByRole('link', { name: 'Edit “A small mark”, edition 1' }).click();
  await statement(page, 1).getByLabel('Wording').fill('Changed since.');
  await kept(page);
  await packsPage(page);
  await page.getByRole('button', { name: 'Delete “A small mark”, edition 1', exact: true }).click();
  await choose(page, fileOf('mark.json', packOf()), 'Open a pack file');
  await page.getByRole('button', { name: 'Undo delete of “A small mark”, edition 1' }).click();
  await expectSaid(page, '“A small mark”, edition 1 is back, as edition 1-b: that edition has come here again since.');
  const all = await packs(page);
  expect(all['a-small-mark/1'].areas[0].statements[0].text).toBe('Every child is greeted by name.');
  expect(all['a-small-mark/1-b'].areas[0].statements[0].text).toBe('Changed since.');
});

test('what another tab wrote of a pack is not replaced without asking', async ({ page, context }) => {
  await write(page, 'Shared');
  await kept(page);
  await page.getByRole('button', { name: 'New edition' }).click();
  await expectSaid(page, 'This is edition 2 now. Edition 1 stays as it is.');
  const [{ id }] = Object.values(await packs(page));
  const other = await context.newPage();
  await other.goto(`#/packs/${id}/2`);
  await expect(other.getByRole('heading', { level: 1, name: 'Shared' })).toBeVisible();

  // Both make an edition of the same one: the second is another.
  await page.getByRole('button', { name: 'New edition' }).click();
  await expectSaid(page, 'This is edition 3 now. Edition 2 stays as it is.');
  await statement(page, 1).getByLabel('Wording').fill('The third edition.');
  await kept(page);
  await packsPage(page);
  await other.getByRole('button', { name: 'New edition' }).click();
  await expectSaid(other, 'This is edition 4 now. Edition 2 stays as it is.');
  expect((await packs(page))[`${id}/3`].areas[0].statements[0].text).toBe('The third edition.');

  // Both open one file: what one made of it is here already.
  await packsPage(other);
  await choose(page, fileOf('mark.json', packOf()), 'Open a pack file');
  await page.getByRole('link', { name: 'Edit “A small mark”, edition 1' }).click();
  await statement(page, 1).getByLabel('Wording').fill('Changed since.');
  await kept(page);
  await choose(other, fileOf('mark.json', packOf()), 'Open a pack file');
  await expect(other.getByRole('dialog', { name: 'Another text of this edition is here' })).toBeVisible();
  expect((await packs(page))['a-small-mark/1'].areas[0].statements[0].text).toBe('Changed since.');
});

test('what a word of the scale means goes with it', async ({ page }) => {
  await write(page, 'Words', { judged: true });
  await page.getByText('The scale', { exact: true }).click();
  await page.getByRole('button', { name: 'Add a word' }).press('Enter');
  await expect(page.getByLabel('Word 4', { exact: true })).toBeFocused();
  await page.keyboard.type('N/A');
  const na = page.getByLabel('What means “does not apply to our setting”');
  const met = page.getByLabel('What counts as met: this, and everything after it');
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

test('of a scheme of one’s own with numbers, what is handed in says both ratings', async ({ page }) => {
  await packsPage(page);
  const pack = packOf({ scale: shipped.scale, submission: { to: 'The authority looks it over.' } });
  await choose(page, fileOf('mark.json', pack), 'Open a pack file');
  await page.getByRole('link', { name: 'Begin with it: “A small mark”, edition 1' }).click();
  await begin(page);
  await rate(page, '1.1', 'Now', 4);
  await rate(page, '1.1', 'Target', 8);
  await goToPart(page, 'Hand in');
  await expect(page.getByText('1 of 2 statements rated.')).toBeVisible();
  const handed = page.getByRole('region', { name: 'What is handed in' }).getByRole('listitem');
  await expect(handed.first()).toHaveText(/^1\.1 Every child is greeted by name\. ●\s*4.*◇\s*8/);
});

test('an area of which all that applies is met is met in whole', async ({ page }) => {
  await packsPage(page);
  const scale = { ...packOf().scale, max: 4, not_applicable: 4 };
  scale.anchors = [...scale.anchors, { from: 4, to: 4, text: 'Does not apply' }];
  await choose(page, fileOf('mark.json', packOf({ scale })), 'Open a pack file');
  await expectSaid(page, '“A small mark”, edition 1 is here now: 2 statements.');
  const round = { date: '2026-11-12', practice: 'setting', horizon_months: 12, ratings: { '1-1': { now: 3 }, '1-2': { now: 4 } } };
  const file = {
    format: 'join-the-dots/workbook', version: 3, app: '0.1.0', id: 'whole', school: { name: 'Hazel Lane Primary' },
    assessments: [{ pack: { id: 'a-small-mark', edition: '1' }, rounds: [round] }],
  };
  await page.goto('#/');
  await choose(page, fileOf('whole.json', file));
  await expect(page).toHaveURL(/#\/w\/whole/);
  await page.goto('#/w/whole/governors');
  await expect(page.getByRole('heading', { level: 3, name: '1 Welcome (all met)' })).toBeVisible();
});

test('what the browser does not keep is said, and what is not finished is still here on return', async ({ page }) => {
  await write(page, 'Not kept');
  await kept(page);
  const makeRoom = await setQuotaFull(page);
  await statement(page, 1).getByLabel('Wording').fill('More words.');
  await expect(page.getByText('The reason: this browser’s storage is full.', { exact: false })).toBeVisible();
  await makeRoom();
  await page.getByRole('button', { name: 'Try to keep it again' }).click();
  await kept(page);
  await statement(page, 1).getByLabel('Wording').fill('');
  await expect(page.getByText('Area 1 “First area”, statement 1, wording: this is empty.')).toBeVisible();
  await page.getByRole('link', { name: 'Packs', exact: true }).first().click();
  await expect(card(page, 'Not kept')).toContainText('! Has changes that are not finished yet: choose “Edit” to go on.');
  // Another day.
  await page.reload();
  await expect(card(page, 'Not kept')).toContainText('1 statement in 1 area');
  await page.getByRole('link', { name: 'Edit “Not kept”, edition 1' }).click();
  await expect(statement(page, 1).getByLabel('Wording')).toHaveValue('');
  await expect(page.getByText('Area 1 “First area”, statement 1, wording: this is empty.')).toBeVisible();
  await expect(
    page.getByText(
      'It is kept in this browser as it stands. Workbooks and files have what it was before until this is mended.',
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

test('what is not finished is thrown away with its pack', async ({ page }) => {
  await write(page, 'To and fro');
  await statement(page, 1).getByLabel('Wording').fill('');
  await expect(page.getByText('! Not finished yet.')).toBeVisible();
  await packsPage(page);
  await page.getByRole('button', { name: 'Delete “To and fro”, edition 1', exact: true }).click();
  const undo = page.getByRole('button', { name: 'Undo delete of “To and fro”, edition 1' });
  await expect(undo).toBeFocused();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  // And comes back with it.
  await undo.press('Enter');
  await expect(card(page, 'To and fro')).toContainText('! Has changes that are not finished yet');
  await page.getByRole('link', { name: 'Edit “To and fro”, edition 1' }).click();
  await expect(statement(page, 1).getByLabel('Wording')).toHaveValue('');
});

test('a scale of other numbers is written and rated', async ({ page }) => {
  await write(page, 'One to five');
  await page.getByText('The scale', { exact: true }).click();
  const [lowest, highest] = [page.getByLabel('Lowest number'), page.getByLabel('Highest number')];
  await highest.selectOption('5');
  await expectSaid(page, 'The scale is 0 to 5 now, and 1 label went with its numbers. Undo brings them back.');
  await lowest.selectOption('1');
  await expectSaid(page, 'The scale is 1 to 5 now, and 1 label went with its numbers. Undo brings them back.');
  // Three bands need three numbers.
  await highest.selectOption('2');
  await expectSaid(
    page,
    'The lowest number stands below the highest, and each of 3 bands has a number: that would be too few.',
  );
  await expect(highest.locator(':checked')).toHaveText('5');
  await kept(page);
  const [{ scale }] = Object.values(await packs(page));
  expect(scale).toMatchObject({ min: 1, max: 5 });
  expect(scale.not_applicable).toBeUndefined();
  expect(scale.anchors.map(({ from }) => from)).toEqual([1, 5]);
  expect(scale.bands.map(({ from, to }) => [from, to])).toEqual([[1, 3], [4, 4], [5, 5]]);
  await page.getByRole('button', { name: 'Begin with it' }).click();
  await begin(page);
  const now = page.getByRole('group', { name: '1.1 Write the first statement here.' }).getByRole('radiogroup', { name: 'Now' });
  await expect(now.getByRole('radio')).toHaveCount(5);
  await rate(page, '1.1', 'Now', 2);
  await rate(page, '1.1', 'Target', 5);
  // Nothing is said of numbers that are not there.
  await expect(page.getByText('It is fine to leave some blank.')).not.toContainText('n/a');
  const cells = await now.getByRole('radio').evaluateAll((all) => all.map((one) => one.parentElement.getBoundingClientRect()));
  expect(new Set(cells.map(({ width }) => Math.round(width))).size).toBe(1);
  const lane = await now.boundingBox();
  expect(Math.round(cells.at(-1).right)).toBe(Math.round(lane.x + lane.width));
  await now.getByRole('radio').first().press('7');
  await expectShown(page, '1.1', 'Now', 2);
});

test('keys take a change of a pack back, and another name of the edition leaves the history', async ({ page }) => {
  await write(page, 'Keys');
  await page.getByRole('button', { name: 'Add an area' }).click();
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
  await expectSaid(page, 'This is edition 2026 now.');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(statement(page, 1).getByLabel('Wording')).not.toHaveValue('Every child is greeted by name.');
  await kept(page);
  expect(Object.keys(await packs(page))).toEqual([expect.stringMatching(/^keys-[0-9a-f]{8}\/2026$/)]);
});

test('a workbook begins with the very edition that was asked for, and names may hold anything', async ({ page }) => {
  await page.goto('#/packs');
  const [area] = packOf().areas;
  const odd = packOf({ edition: '2025/26', areas: [{ ...area, id: 'Area 1/é' }] });
  for (const pack of [packOf(), odd]) {
    await choose(page, fileOf('pack.json', pack), 'Open a pack file');
    await expectSaid(page, new RegExp(`edition ${pack.edition}`));
  }
  await page.getByRole('link', { name: 'Begin with it: “A small mark”, edition 2025/26' }).click();
  await page.getByLabel('Name of the school or setting').fill('Hazel Lane Primary');
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '1 Welcome' })).toBeFocused();
  await page.getByRole('group', { name: /^1\.1 / }).getByRole('radio', { name: 'Met' }).check();
  await expectKept(page);
  const [{ workbook }] = Object.values(await drafts(page));
  expect(workbook.assessments[0].pack).toEqual({ id: 'a-small-mark', edition: '2025/26' });
  expect(workbook.assessments[0].rounds[0].ratings).toEqual({ '1-1': { now: 3 } });
});

test('a rating that another edition’s scale does not have is kept, said, and counts as blank', async ({ page }) => {
  await page.goto('#/packs');
  await choose(page, fileOf('pack.json', packOf()), 'Open a pack file');
  await expectSaid(page, /edition 1/);
  await page.goto('#/');
  const round = { date: '2026-11-12', practice: 'setting', horizon_months: 12, ratings: { '1-1': { now: 9 }, '1-2': { now: 3 } } };
  const file = {
    format: 'join-the-dots/workbook', version: 3, app: '0.1.0', id: 'odd', school: { name: 'Hazel Lane Primary' },
    assessments: [{ pack: { id: 'a-small-mark', edition: '1' }, rounds: [round] }],
  };
  await choose(page, fileOf('odd.json', file));
  await expect(page.getByText('9 is not on the pack’s scale, 1 to 3; it is kept, and counts as blank')).toBeVisible();
  await goToPart(page, 'All 2');
  await expect(page.getByRole('table').last()).toContainText('9, not on this scale');
  await expect(page.getByRole('navigation', { name: 'Sections' })).toContainText('1 of 2 judged.');
});
