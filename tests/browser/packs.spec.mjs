// Packs: the ones that are here, kept, deleted and brought back; files that are refused or clash; editions, and what a
// workbook that is filled in makes of them.
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
  test,
} from './fixtures.mjs';
import { asWritten, begin, card, kept, packOf, packs, packsPage, shipped, statement, write } from './packs.mjs';

test('the packs that come with the page are listed, and can be saved', async ({ page }) => {
  await packsPage(page);
  const one = card(page, shipped.title);
  await expect(one).toContainText('45 statements in 7 sections');
  await expect(one).toContainText('Comes with this page');
  await expect(one.getByRole('button', { name: /^Delete/ })).toHaveCount(0);
  const name = `Save as a file: “${shipped.title}”, edition 1`;
  const file = await downloaded(page, () => page.getByRole('button', { name }).click());
  expect(JSON.parse(file.bytes.toString())).toMatchObject({ id: shipped.id, areas: asWritten(shipped.areas) });
});

test('an edition of one’s own is made of a pack that comes with the page', async ({ page }) => {
  await packsPage(page);
  await page.getByRole('button', { name: `Copy and adapt: “${shipped.title}”, edition 1` }).click();
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
  await expect(page.getByText('This scheme comes with the page and can’t be changed.', { exact: false })).toBeVisible();
});

test('a new edition leaves ratings with their statements', async ({ page }) => {
  await write(page, 'Kept ratings');
  await statement(page, 1).getByLabel('Wording').fill('First.');
  await page.getByRole('button', { name: 'Add a statement', exact: true }).click();
  await page.keyboard.type('Second.');
  await kept(page);
  await page.getByRole('button', { name: 'Use this scheme' }).click();
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
  await expectSaid(page, 'This is now edition 2. Edition 1 hasn’t changed.');
  await statement(page, 1).getByLabel('Wording').fill('First, said better.');
  await page.getByRole('button', { name: 'Remove: statement 2' }).click();
  await page.getByRole('button', { name: 'Add a statement', exact: true }).click();
  await page.keyboard.type('Third.');
  await kept(page);

  await page.goto(`#${desk}/edition`);
  await expect(page.getByText('This workbook uses “Kept ratings”, edition 1.')).toBeVisible();
  await expect(page.getByText('From edition 1 to edition 2: 1 added, 1 removed, 1 reworded, 0 moved or renumbered, 0 unchanged.'))
    .toBeVisible();
  const reworded = page.getByRole('region', { name: 'Reworded' }).getByRole('table');
  expect((await cells(reworded)).at(-1)).toEqual(['1.1', 'First.', 'First, said better.']);
  await page.getByRole('button', { name: 'Use edition 2' }).click();
  await expectSaid(page, 'This workbook now uses edition 2. Press Undo to go back.');
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
  await choose(page, fileOf('mark.json', packOf()), 'Open a scheme file');
  await expectSaid(page, '“A small mark”, edition 1 is here now: 2 statements.');
  await choose(page, fileOf('mark.json', packOf()), 'Open a scheme file');
  await expectSaid(page, '“A small mark”, edition 1 is here already, word for word.');
  const other = packOf();
  other.areas[0].statements[0].text = 'Every child is greeted.';
  await choose(page, fileOf('mark.json', other), 'Open a scheme file');
  const dialog = page.getByRole('dialog', { name: 'This edition is already here, with a different text' });
  await expect(dialog).toContainText(
    '“A small mark”, edition 1 is here already, and the file’s is not the same. The file has 1 statement with different wording.',
  );
  await dialog.getByRole('button', { name: 'Don’t open the file' }).click();
  await expect(dialog).toHaveCount(0);
  expect(Object.keys(await packs(page))).toEqual(['a-small-mark/1']);

  await choose(page, fileOf('mark.json', other), 'Open a scheme file');
  await dialog.getByRole('button', { name: 'Keep both: open the file’s as edition “1-b”' }).click();
  await expectSaid(page, '“A small mark”, edition 1-b is here now: 2 statements.');
  expect(Object.keys(await packs(page)).sort()).toEqual(['a-small-mark/1', 'a-small-mark/1-b']);

  await drop(page, fileOf('mark.json', other));
  await dialog.getByRole('button', { name: 'Replace the scheme in this browser' }).click();
  await expect(dialog).toHaveCount(0);
  await expect.poll(async () => (await packs(page))['a-small-mark/1'].areas[0].statements[0].text).toBe(
    'Every child is greeted.',
  );
});

test('a pack that comes with the page is not replaced by a file', async ({ page }) => {
  await packsPage(page);
  const other = structuredClone(shipped);
  other.areas[0].statements[0].text = 'Something else.';
  await choose(page, fileOf('other.json', other), 'Open a scheme file');
  const dialog = page.getByRole('dialog', { name: 'This edition is already here, with a different text' });
  await expect(dialog.getByText('The scheme that comes with the page can’t be replaced.')).toBeVisible();
  await expect(dialog.getByRole('button')).toHaveCount(2);
});

test('markup in a text is shown as text', async ({ page }) => {
  const script = '<img src=x onerror="document.title=1"><script>alert(1)</script>';
  const pack = packOf({ title: script });
  pack.areas[0].statements[0].text = script;
  await packsPage(page);
  await choose(page, fileOf('mark.json', pack), 'Open a scheme file');
  await expect(page.getByRole('heading', { level: 3, name: script, exact: true })).toBeVisible();
  await page.getByRole('link', { name: `Edit “${script}”, edition 1` }).click();
  await expect(statement(page, 1).getByLabel('Wording')).toHaveValue(script);
  await page.getByRole('heading', { level: 2, name: 'Preview' }).click();
  await expect(page.getByRole('group', { name: `1.1 ${script}` })).toBeVisible();
  await expect(page.locator('main img, main script')).toHaveCount(0);
});

const circle = [{ id: 'a', text: 'A', within: 'b' }, { id: 'b', text: 'B', within: 'a' }];
const area = packOf().areas[0];
const unsound = [
  ['a share of 140', packOf({ readiness: { share: 140 } }), 'readiness.share: 140% is not a share: it is from 1 to 100'],
  [
    'two statements of one id',
    packOf({ areas: [{ ...area, statements: [area.statements[0], area.statements[0]] }] }),
    'areas[0].statements[1].id: "1-1" is used twice',
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
    await choose(page, fileOf('mark.json', pack), 'Open a scheme file');
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
  await choose(page, fileOf('mark.json', packOf()), 'Open a scheme file');
  await page.getByRole('link', { name: 'Edit “A small mark”, edition 1' }).click();
  await statement(page, 1).getByLabel('Wording').fill('Changed since.');
  await kept(page);
  await packsPage(page);
  await page.getByRole('button', { name: 'Delete “A small mark”, edition 1', exact: true }).click();
  await choose(page, fileOf('mark.json', packOf()), 'Open a scheme file');
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
  await expectSaid(page, 'This is now edition 2. Edition 1 hasn’t changed.');
  const [{ id }] = Object.values(await packs(page));
  const other = await context.newPage();
  await other.goto(`#/packs/${id}/2`);
  await expect(other.getByRole('heading', { level: 1, name: 'Shared' })).toBeVisible();

  // Both make an edition of the same one: the second is another.
  await page.getByRole('button', { name: 'New edition' }).click();
  await expectSaid(page, 'This is now edition 3. Edition 2 hasn’t changed.');
  await statement(page, 1).getByLabel('Wording').fill('The third edition.');
  await kept(page);
  await packsPage(page);
  await other.getByRole('button', { name: 'New edition' }).click();
  await expectSaid(other, 'This is now edition 4. Edition 2 hasn’t changed.');
  expect((await packs(page))[`${id}/3`].areas[0].statements[0].text).toBe('The third edition.');

  // Both open one file: what one made of it is here already.
  await packsPage(other);
  await choose(page, fileOf('mark.json', packOf()), 'Open a scheme file');
  await page.getByRole('link', { name: 'Edit “A small mark”, edition 1' }).click();
  await statement(page, 1).getByLabel('Wording').fill('Changed since.');
  await kept(page);
  await choose(other, fileOf('mark.json', packOf()), 'Open a scheme file');
  await expect(other.getByRole('dialog', { name: 'This edition is already here, with a different text' })).toBeVisible();
  expect((await packs(page))['a-small-mark/1'].areas[0].statements[0].text).toBe('Changed since.');
});

test('of a scheme of one’s own with numbers, what is handed in says both ratings', async ({ page }) => {
  await packsPage(page);
  const pack = packOf({ scale: shipped.scale, submission: { to: 'The authority looks it over.' } });
  await choose(page, fileOf('mark.json', pack), 'Open a scheme file');
  await page.getByRole('link', { name: 'Use this scheme: “A small mark”, edition 1' }).click();
  await begin(page);
  await rate(page, '1.1', 'Now', 4);
  await rate(page, '1.1', 'Target', 8);
  await goToPart(page, 'Hand in');
  await expect(page.getByText('1 of 2 statements rated.')).toBeVisible();
  const handed = page.getByRole('region', { name: 'Contents of the submission' }).getByRole('listitem');
  await expect(handed.first()).toHaveText(/^1\.1 Every child is greeted by name\. ●\s*4.*◇\s*8/);
});

test('an area of which all that applies is met is met in whole', async ({ page }) => {
  await packsPage(page);
  const scale = { ...packOf().scale, max: 4, not_applicable: 4 };
  scale.anchors = [...scale.anchors, { from: 4, to: 4, text: 'Does not apply' }];
  await choose(page, fileOf('mark.json', packOf({ scale })), 'Open a scheme file');
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

test('a workbook begins with the very edition that was asked for, and names may hold anything', async ({ page }) => {
  await page.goto('#/packs');
  const [area] = packOf().areas;
  const odd = packOf({ edition: '2025/26', areas: [{ ...area, id: 'Area 1/é' }] });
  for (const pack of [packOf(), odd]) {
    await choose(page, fileOf('pack.json', pack), 'Open a scheme file');
    await expectSaid(page, new RegExp(`edition ${pack.edition}`));
  }
  await page.getByRole('link', { name: 'Use this scheme: “A small mark”, edition 2025/26' }).click();
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
  await choose(page, fileOf('pack.json', packOf()), 'Open a scheme file');
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
