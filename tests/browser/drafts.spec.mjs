// What is kept in the browser, and what happens when it can't be, or someone else changes it. No work is ever lost or
// replaced without a word.
import {
  bar,
  choose,
  downloaded,
  draftNames,
  drafts,
  drop,
  elsewhere,
  expect,
  expectKept,
  expectSaid,
  expectShown,
  fileOf,
  goToPart,
  idOf,
  openRated,
  plant,
  rate,
  ratings,
  setAside,
  start,
  stored,
  test,
  toFirstPage,
  trouble,
  workbookOf,
} from './fixtures.mjs';
import { draftOf } from './pages.mjs';

test('a draft is there when the browser is opened again', async ({ page, context }) => {
  const id = await start(page);
  await rate(page, '1.1', 'Now', 3);
  await rate(page, '1.1', 'Target', 8);
  await expectKept(page);
  await page.close();
  const again = await context.newPage();
  await again.goto('');
  await again.getByRole('link', { name: 'Hazel Lane Primary' }).click();
  await expect(again).toHaveURL(new RegExp(`#/w/${id}/rate/1$`));
  await expectShown(again, '1.1', 'Now', 3);
  await expectShown(again, '1.1', 'Target', 8);
  await expectShown(again, '1.2', 'Now', null);
});

test('work goes on at the first sheet that is not all rated', async ({ page }) => {
  const all = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((number) => [`1.${number}`, [5, 7]]));
  await page.goto('');
  await choose(page, fileOf('a school.json', workbookOf({ ...all, 3.1: [3, 8] })));
  await expect(page).toHaveURL(/#\/w\/a-workbook\/rate\/2$/);
  await toFirstPage(page);
  await page.getByRole('link', { name: 'Hazel Lane Primary' }).click();
  await expect(page).toHaveURL(/#\/w\/a-workbook\/rate\/2$/);
});

test.describe('when the page is left before a change is written', () => {
  /** A sheet on which time stands still: what is written after a quiet moment is not. */
  async function startInStillTime(page) {
    await page.clock.install({ time: new Date('2026-11-21T16:10:00') });
    const id = await start(page);
    await page.clock.pauseAt(new Date('2026-11-21T16:30:00'));
    await rate(page, '1.1', 'Now', 3);
    await expect(bar(page)).toContainText('Saving…');
    expect(ratings((await drafts(page))[id])).toEqual({});
    return id;
  }

  test('it is written after a quiet moment, if the page is not left', async ({ page }) => {
    const id = await startInStillTime(page);
    await page.clock.runFor(299);
    expect(ratings((await drafts(page))[id])).toEqual({});
    await page.clock.runFor(1);
    await expectKept(page);
    expect(ratings((await drafts(page))[id])).toEqual({ '1-1': { now: 3 } });
  });

  test('it is written as the tab closes', async ({ page, context }) => {
    const look = await context.newPage();
    await elsewhere(look);
    const id = await startInStillTime(page);
    await page.close({ runBeforeUnload: true });
    await expect.poll(async () => ratings((await drafts(look))[id])).toEqual({ '1-1': { now: 3 } });
  });

  test('it is written as another address is opened', async ({ page, context }) => {
    const look = await context.newPage();
    await elsewhere(look);
    const id = await startInStillTime(page);
    await page.goto('about:blank');
    await expect.poll(async () => ratings((await drafts(look))[id])).toEqual({ '1-1': { now: 3 } });
  });

  test('it is written as the page is hidden, as on a telephone', async ({ page }) => {
    const id = await startInStillTime(page);
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    expect(ratings((await drafts(page))[id])).toEqual({ '1-1': { now: 3 } });
  });

  test('it is written as one goes to the first page, which shows it', async ({ page }) => {
    const id = await startInStillTime(page);
    await toFirstPage(page);
    await expect(draftNames(page)).toHaveText(['Hazel Lane Primary']);
    expect(ratings((await drafts(page))[id])).toEqual({ '1-1': { now: 3 } });
  });

  test('it is written as another workbook is opened', async ({ page }) => {
    const id = await startInStillTime(page);
    await page.goto('#/w/example/rate/1');
    await expect(bar(page).getByRole('link', { name: 'Oakfield Primary (invented example)' })).toBeVisible();
    expect(ratings((await drafts(page))[id])).toEqual({ '1-1': { now: 3 } });
  });
});

test.describe('when something else changes what is kept', () => {
  test('a draft that was wiped under the page is written again with the next change', async ({ page }) => {
    const id = await start(page);
    await rate(page, '1.1', 'Now', 3);
    await expectKept(page);
    await page.evaluate(() => localStorage.clear());
    await rate(page, '1.2', 'Now', 4);
    await expectKept(page);
    expect(ratings((await drafts(page))[id])).toEqual({ '1-1': { now: 3 }, '1-2': { now: 4 } });
  });

  for (const [what, act] of Object.entries({
    'deleted in another tab': async (other) => {
      await other.goto('');
      await other.getByRole('button', { name: 'Delete “Hazel Lane Primary”' }).click();
    },
    'wiped from another tab, with all the rest': async (other) => {
      await elsewhere(other);
      await other.evaluate(() => localStorage.clear());
    },
  })) {
    test(`a draft that was ${what} is still on the page, and kept on request`, async ({ page, context }) => {
      const removed = 'This draft is no longer in this browser';
      const id = await start(page);
      await rate(page, '1.1', 'Now', 3);
      await expectKept(page);
      const other = await context.newPage();
      await act(other);
      await expect(trouble(page, removed).getByRole('paragraph').filter({ hasText: /\w\./ })).toHaveText(
        'Another tab or program removed it. Everything is still on this page, as long as you keep the page open.',
      );
      await expect(bar(page)).toContainText('! Removed from this browser');
      // What was deleted does not come back by itself.
      await rate(page, '1.2', 'Now', 4);
      await expectSaid(page, '1.2 Now: 4, Is being addressed in improvement planning.');
      expect(await drafts(page)).toEqual({});
      await expect(trouble(page, removed)).toBeVisible();

      const file = await downloaded(page, () => page.getByRole('button', { name: 'Download your work now' }).click());
      const all = { '1-1': { now: 3 }, '1-2': { now: 4 } };
      expect(ratings(JSON.parse(file.bytes.toString()))).toEqual(all);
      await page.getByRole('button', { name: 'Try to save again' }).click();
      await expectKept(page);
      expect(ratings((await drafts(page))[id])).toEqual(all);
    });
  }

  test('a draft that is deleted in another tab, and brought back there, is kept again', async ({ page, context }) => {
    const id = await start(page);
    await rate(page, '1.1', 'Now', 3);
    await expectKept(page);
    const other = await context.newPage();
    await other.goto('');
    await other.getByRole('button', { name: 'Delete “Hazel Lane Primary”' }).click();
    await expect(bar(page)).toContainText('! Removed from this browser');
    await other.getByRole('button', { name: 'Undo delete of “Hazel Lane Primary”' }).click();
    await expectKept(page);
    await rate(page, '1.2', 'Now', 4);
    await expectKept(page);
    expect(ratings((await drafts(page))[id])).toEqual({ '1-1': { now: 3 }, '1-2': { now: 4 } });
  });

  const explained =
    'A draft in this browser couldn’t be read in full. Another program may have changed it. The original is kept here ' +
    'as it was found. Download it: whoever looks after your school’s computers may be able to repair it.';

  test('a draft that another program wrote over under the page: both are kept', async ({ page }) => {
    const id = await start(page);
    await rate(page, '1.1', 'Now', 3);
    await expectKept(page);
    await plant(page, id, 'not ours');
    await rate(page, '1.2', 'Now', 4);
    await expectKept(page);
    expect(ratings((await drafts(page))[id])).toEqual({ '1-1': { now: 3 }, '1-2': { now: 4 } });
    expect(await setAside(page)).toEqual(['not ours']);
    await toFirstPage(page);
    await expect(page.getByText(explained, { exact: true })).toBeVisible();
    await expect(draftNames(page)).toHaveText(['Hazel Lane Primary']);
  });

  for (const [what, text] of Object.entries({
    'a text that is no JSON': 'not ours',
    'a draft that was cut short': draftOf(workbookOf({ 1.1: [3, 8] })).slice(0, 200),
    'JSON of another kind': '{"theirs":1}',
    nothing: '',
  })) {
    test(`where a draft should be, ${what} is kept aside and offered on the first page`, async ({ page }) => {
      await elsewhere(page);
      await plant(page, 'broken', text);
      await page.goto('#/');
      const notice = page.getByText(explained, { exact: true });
      await expect(notice).toBeVisible();
      await expect(draftNames(page)).toHaveCount(0);
      expect(await setAside(page)).toEqual([text]);
      const file = await downloaded(page, () => page.getByRole('button', { name: 'Download the original' }).click());
      expect(file.bytes.toString()).toBe(text);

      // Found once, it stays once, and goes when that is asked for.
      await page.reload();
      await expect(notice).toHaveCount(1);
      expect(await setAside(page)).toEqual([text]);
      await page.getByRole('button', { name: 'Remove it' }).click();
      await expect(notice).toHaveCount(0);
      expect(await stored(page)).toEqual({});
    });
  }

  test('the address of a draft that can’t be read says why, and changes nothing', async ({ page }) => {
    await elsewhere(page);
    await plant(page, 'broken', 'not ours');
    await page.goto('#/w/broken/rate/1');
    await expect(page.getByRole('heading', { level: 1, name: 'This draft can’t be opened' })).toBeFocused();
    expect(await stored(page)).toEqual({ 'join-the-dots/draft/broken': 'not ours' });
    await page.getByRole('link', { name: 'Go to the first page' }).click();
    await expect(page.getByText(explained, { exact: true })).toBeVisible();
  });

  test('the address of a draft that is not here says so', async ({ page }) => {
    await page.goto('#/w/nowhere/rate/1');
    await expect(page.getByRole('heading', { level: 1, name: 'This draft can’t be opened' })).toBeVisible();
    await expect(
      page.getByText(
        'This browser doesn’t have that draft. Drafts stay in the browser you made them in. If you began on another computer, save to a file there and open the file here.',
        { exact: true },
      ),
    ).toBeVisible();
  });

  test.describe('a draft that a newer version of the page wrote', () => {
    const text = draftOf(workbookOf({ 1.1: [3, 8] }, { id: 'newer' }), { version: 4 });
    const says =
      'The file was saved by a newer Join the Dots (its format is version 4, this page knows version 3). Reload this ' +
      'page to get the newest one, then open the file again.';
    const untouched = { 'join-the-dots/draft/newer': text };

    test.beforeEach(async ({ page }) => {
      await elsewhere(page);
      await plant(page, 'newer', text);
    });

    test('is left alone, and named', async ({ page }) => {
      await page.goto('#/');
      await expect(page.getByText('One draft can’t be opened.')).toHaveText(`One draft can’t be opened. ${says}`);
      await expect(draftNames(page)).toHaveCount(0);
      await page.goto('#/w/newer/rate/1');
      await expect(page.getByRole('heading', { level: 1, name: 'This draft can’t be opened' })).toBeFocused();
      await expect(page.getByText(says, { exact: true })).toBeVisible();
      await page.reload();
      await expect(page.getByText(says, { exact: true })).toBeVisible();
      expect(await stored(page)).toEqual(untouched);
    });

    test('is not lost where this page has the workbook open and writes it', async ({ page }) => {
      const id = await start(page);
      await rate(page, '1.1', 'Now', 3);
      await expectKept(page);
      await plant(page, id, text);
      await rate(page, '1.2', 'Now', 4);
      await expect(bar(page)).not.toContainText('Saving…');
      const texts = Object.entries(await stored(page)).filter(([key]) => !key.endsWith('/newer'));
      expect(texts.map(([, is]) => is)).toContain(text);
      await expectShown(page, '1.1', 'Now', 3);
    });

    test('is not replaced by an older file of the same workbook', async ({ page }) => {
      await page.goto('#/');
      await choose(page, fileOf('older.json', workbookOf({ 1.1: [1, 2] }, { id: 'newer' })));
      await expect.poll(async () => [page.url(), await page.getByRole('alert').allTextContents()]).not.toEqual([
        new URL('#/', page.url()).href,
        [''],
      ]);
      expect(Object.values(await stored(page))).toContain(text);
    });
  });

  test.describe('a draft that needs repairs', () => {
    const text = draftOf(workbookOf({ 1.1: [11, 8] }));

    test.beforeEach(async ({ page }) => {
      await elsewhere(page);
      await plant(page, 'a-workbook', text);
      await page.goto('#/w/a-workbook/rate/1');
    });

    test('is opened, and its text is kept as it was', async ({ page }) => {
      const repairs = page.getByRole('region', { name: '1 thing in this workbook could not be used as written' });
      await expect(repairs.getByRole('listitem')).toHaveText([
        'assessments[0].rounds[0].ratings.1-1.now: 11 is outside 0-10; left out',
      ]);
      await expectShown(page, '1.1', 'Target', 8);
      await rate(page, '1.1', 'Now', 4);
      await expectKept(page);
      expect(ratings((await drafts(page))['a-workbook'])).toEqual({ '1-1': { now: 4, target: 8 } });
      expect(await setAside(page)).toEqual([text]);
      await toFirstPage(page);
      await expect(page.getByText(explained, { exact: true })).toHaveCount(1);
    });

    test('is kept as it was once, however often it is opened', async ({ page }) => {
      for (let time = 0; time < 3; time += 1) {
        await expectShown(page, '1.1', 'Target', 8);
        await page.reload();
      }
      await expectShown(page, '1.1', 'Target', 8);
      expect(await setAside(page)).toEqual([text]);
    });
  });

  test('a draft in which all can be kept is not set aside, however often it is opened', async ({ page }) => {
    // A statement of another edition is kept and written again: nothing is lost, so there is nothing to set aside.
    await page.goto('');
    await choose(page, fileOf('a school.json', workbookOf({ 1.1: [3, 8], 9.9: [4, 5] })));
    await expectShown(page, '1.1', 'Now', 3);
    for (let time = 0; time < 3; time += 1) {
      await page.reload();
      await expectShown(page, '1.1', 'Now', 3);
    }
    expect(await setAside(page)).toEqual([]);
  });
});

test('a draft whose file was opened again comes back as a copy, and takes nothing’s place', async ({ page }) => {
  await page.goto('.');
  await choose(page, fileOf('hazel.json', workbookOf({ 1.1: [3, 8] })));
  await expectKept(page);
  await toFirstPage(page);
  await page.getByRole('button', { name: 'Delete “Hazel Lane Primary”' }).click();
  await expect(page.getByRole('button', { name: 'Undo delete of “Hazel Lane Primary”' })).toBeFocused();
  // The file is opened again, and an hour of work goes into it.
  await choose(page, fileOf('hazel.json', workbookOf({ 1.1: [3, 8] })));
  await rate(page, '1.1', 'Now', 5);
  await expectKept(page);
  await toFirstPage(page);
  await page.getByRole('button', { name: 'Undo delete of “Hazel Lane Primary”' }).click();
  await expect(draftNames(page)).toHaveText(['Hazel Lane Primary', 'Hazel Lane Primary (copy)']);
  const all = await drafts(page);
  expect(ratings(all['a-workbook'])['1-1']).toEqual({ now: 5, target: 8 });
  const [copy] = Object.entries(all).filter(([id]) => id !== 'a-workbook');
  expect(ratings(copy[1])['1-1']).toEqual({ now: 3, target: 8 });
});

test('of two deleted drafts of one workbook, the one that was asked for comes back', async ({ page }) => {
  await page.goto('.');
  const file = fileOf('hazel.json', workbookOf({ 1.1: [3, 8] }));
  for (const now of [5, null]) {
    await choose(page, file);
    if (now) await rate(page, '1.1', 'Now', now);
    await expectKept(page);
    await toFirstPage(page);
    await page.getByRole('button', { name: 'Delete “Hazel Lane Primary”' }).click();
    await expect(draftNames(page)).toHaveCount(0);
  }
  // The older file was deleted last, and stands first. When each was changed tells them apart.
  const undo = page.getByRole('button', { name: /^Undo delete of “Hazel Lane Primary”, changed / });
  await expect(undo).toHaveCount(2);
  await undo.last().click();
  await expect(draftNames(page)).toHaveText(['Hazel Lane Primary']);
  expect(ratings((await drafts(page))['a-workbook'])['1-1']).toEqual({ now: 5, target: 8 });
  await page.getByRole('button', { name: 'Undo delete of “Hazel Lane Primary”', exact: true }).click();
  await expect(draftNames(page)).toHaveText([/Hazel Lane Primary/, /Hazel Lane Primary/]);
  const copy = Object.entries(await drafts(page)).find(([id]) => id !== 'a-workbook');
  expect(ratings(copy[1])['1-1']).toEqual({ now: 3, target: 8 });
});

test('what could not be read of a draft is set aside before it is renamed or deleted', async ({ page }) => {
  await openRated(page, { 1.1: [3, 8] });
  await expectKept(page);
  await toFirstPage(page);
  const odd = await page.evaluate(() => {
    const key = Object.keys(localStorage).find((one) => one.includes('/draft/'));
    const draft = JSON.parse(localStorage.getItem(key));
    draft.workbook.school.name = 42;
    const text = JSON.stringify(draft);
    localStorage.setItem(key, text);
    return text;
  });
  await page.reload();
  await page.getByRole('button', { name: /^Rename/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Rename' });
  await dialog.getByLabel('Name of the school or setting').fill('Hazel Lane Academy');
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await expect(draftNames(page)).toHaveText(['Hazel Lane Academy']);
  expect(await setAside(page)).toEqual([odd]);
});

test('a file that is opened before the later pages are here keeps its evidence and its plan', async ({ page }) => {
  await page.goto('.');
  await choose(page, fileOf('hazel.json', workbookOf({ 1.1: [3, 8] })));
  await expectKept(page);
  await page.route('**/later-*.wasm', async (route) => {
    await new Promise((done) => setTimeout(done, 1500));
    await route.continue();
  });
  await page.goto('#/w/a-workbook/rate/1');
  await page.reload();
  await expectShown(page, '1.1', 'Now', 3);
  const item = { id: 'minutes', title: 'Minutes of May', kind: 'minutes', links: [] };
  const target = { id: 'a-target', aim: 'Reading for all', statements: [] };
  const newer = { ...workbookOf({ 1.1: [4, 8] }), version: 3, evidence: [item], plan: { targets: [target] } };
  await drop(page, fileOf('newer.json', newer));
  await page.getByRole('button', { name: 'Replace the draft with the file' }).click();
  await expectShown(page, '1.1', 'Now', 4);
  await goToPart(page, 'Library');
  await expect(page.getByRole('link', { name: 'Minutes of May' })).toBeVisible();
  await goToPart(page, 'Plan');
  await page.getByRole('button', { name: 'Add an empty target' }).click();
  await page.getByLabel('Aim', { exact: true }).fill('Writing for all');
  await expectKept(page);
  const { workbook } = (await drafts(page))['a-workbook'];
  expect(workbook.evidence.map(({ title }) => title)).toEqual(['Minutes of May']);
  expect(workbook.plan.targets.map(({ aim }) => aim)).toEqual(['Reading for all', 'Writing for all']);
});

test('who types without a pause is kept all the same', async ({ page }) => {
  await start(page);
  await goToPart(page, 'School');
  const field = page.getByLabel('Inclusion champion');
  await field.focus();
  const typed = async () => Object.values(await drafts(page))[0].workbook.school.inclusion_champion ?? '';
  // Ten keys a second for three seconds: it is never quiet for as long as a pause is.
  for (let i = 0; i < 30; i += 1) {
    await page.keyboard.press('a');
    await page.waitForTimeout(100);
  }
  expect((await typed()).length).toBeGreaterThan(5);
});

test.describe('the drafts on the first page', () => {
  test.beforeEach(async ({ page }) => {
    await openRated(page, { 1.1: [3, 8] });
    await toFirstPage(page);
    await expect(draftNames(page)).toHaveText(['Hazel Lane Primary']);
  });

  test('are renamed', async ({ page }) => {
    await page.getByRole('button', { name: 'Rename “Hazel Lane Primary”' }).click();
    const dialog = page.getByRole('dialog', { name: 'Rename' });
    await expect(dialog.getByLabel('Name of the school or setting')).toHaveValue('Hazel Lane Primary');
    await dialog.getByLabel('Name of the school or setting').fill('Hazel Lane Academy');
    await dialog.getByRole('button', { name: 'Rename' }).click();
    await expect(dialog).toHaveCount(0);
    await expectSaid(page, 'The new name is “Hazel Lane Academy”.');
    await expect(draftNames(page)).toHaveText(['Hazel Lane Academy']);
    // The workbook that was open has the name too, and its ratings.
    await page.getByRole('link', { name: 'Hazel Lane Academy' }).click();
    await expect(page.getByRole('banner').getByRole('link', { name: 'Hazel Lane Academy' })).toBeVisible();
    await expectShown(page, '1.1', 'Target', 8);
  });

  test('keep their name when renaming is given up', async ({ page }) => {
    await page.getByRole('button', { name: 'Rename “Hazel Lane Primary”' }).click();
    await page.getByRole('dialog').getByLabel('Name of the school or setting').fill('Something else');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(draftNames(page)).toHaveText(['Hazel Lane Primary']);
    expect((await drafts(page))['a-workbook'].workbook.school.name).toBe('Hazel Lane Primary');
  });

  test('keep their name when the new one is nothing but spaces, and it is said why', async ({ page }) => {
    await page.getByRole('button', { name: 'Rename “Hazel Lane Primary”' }).click();
    const name = page.getByRole('dialog').getByLabel('Name of the school or setting');
    await name.fill('   ');
    await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
    await expect(name).toHaveAccessibleDescription('Enter the name of the school or setting.');
    expect((await drafts(page))['a-workbook'].workbook.school.name).toBe('Hazel Lane Primary');
    await name.fill('Hazel Lane Academy');
    await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
    await expect(draftNames(page)).toHaveText(['Hazel Lane Academy']);
  });

  test('are duplicated, and the copy goes its own way', async ({ page }) => {
    await page.getByRole('button', { name: 'Duplicate “Hazel Lane Primary”' }).click();
    await expectSaid(page, 'A copy of “Hazel Lane Primary” is in the list.');
    await expect(draftNames(page)).toHaveText(['Hazel Lane Primary (copy)', 'Hazel Lane Primary']);
    await expect(page.getByRole('button', { name: 'Duplicate “Hazel Lane Primary”' })).toBeFocused();
    await page.getByRole('link', { name: 'Hazel Lane Primary (copy)' }).click();
    await expectShown(page, '1.1', 'Now', 3);
    await rate(page, '1.1', 'Now', 5);
    await expectKept(page);
    const kept = await drafts(page);
    expect(Object.keys(kept).toSorted()).toEqual(['a-workbook', idOf(page)].toSorted());
    expect(ratings(kept['a-workbook'])).toEqual({ '1-1': { now: 3, target: 8 } });
    expect(ratings(kept[idOf(page)])).toEqual({ '1-1': { now: 5, target: 8 } });
  });

  test('keep the focus while what can be done with them comes', async ({ page }) => {
    let come;
    const late = new Promise((done) => (come = done));
    await page.route('**/later-*.wasm', async (route) => {
      await late;
      await route.continue();
    });
    await page.reload();
    const link = page.getByRole('link', { name: 'Hazel Lane Primary' });
    await link.focus();
    await expect(page.getByRole('button', { name: 'Rename “Hazel Lane Primary”' })).toHaveCount(0);
    come();
    await expect(page.getByRole('button', { name: 'Rename “Hazel Lane Primary”' })).toBeVisible();
    await expect(link).toBeFocused();
  });

  test('keep the focus while another tab changes them', async ({ page, context }) => {
    const rename = page.getByRole('button', { name: 'Rename “Hazel Lane Primary”' });
    await rename.focus();
    const other = await context.newPage();
    await other.goto('#/w/a-workbook/rate/1');
    await rate(other, '1.2', 'Now', 4);
    await rate(other, '1.2', 'Target', 6);
    await expect(page.getByText('SEND self-evaluation: 2 of 45 rated', { exact: true })).toBeVisible();
    await expect(rename).toBeFocused();
  });

  test('are deleted, and brought back', async ({ page }) => {
    const before = await drafts(page);
    await page.getByRole('button', { name: 'Delete “Hazel Lane Primary”' }).click();
    await expectSaid(page, '“Hazel Lane Primary” is deleted.');
    await expect(draftNames(page)).toHaveCount(0);
    expect(await drafts(page)).toEqual({});
    const sentence = '“Hazel Lane Primary” is deleted. You can bring it back until you close this page.';
    await expect(page.getByText(sentence, { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Undo delete' }).click();
    await expectSaid(page, '“Hazel Lane Primary” is back.');
    await expect(draftNames(page)).toHaveText(['Hazel Lane Primary']);
    expect(await drafts(page)).toEqual(before);
    await page.getByRole('link', { name: 'Hazel Lane Primary' }).click();
    await expectShown(page, '1.1', 'Now', 3);
  });

  test('can be brought back until the page is closed, as is said, also from another page of it', async ({ page }) => {
    await page.getByRole('button', { name: 'Delete “Hazel Lane Primary”' }).click();
    await page.getByRole('link', { name: 'Start', exact: true }).click();
    await page.getByRole('link', { name: 'Back' }).click();
    await page.getByRole('button', { name: 'Undo delete' }).click();
    await expect(draftNames(page)).toHaveText(['Hazel Lane Primary']);
  });

  test('can be brought back until the page is closed, as is said, also after another is deleted', async ({ page }) => {
    await page.getByRole('button', { name: 'Duplicate “Hazel Lane Primary”' }).click();
    await page.getByRole('button', { name: 'Delete “Hazel Lane Primary”' }).click();
    await page.getByRole('button', { name: 'Delete “Hazel Lane Primary (copy)”' }).click();
    await expect(draftNames(page)).toHaveCount(0);
    const undo = page.getByRole('button', { name: /^Undo delete/ });
    await undo.first().click();
    await expect(draftNames(page)).toHaveCount(1);
    await undo.first().click();
    await expect(draftNames(page)).toHaveText([/Hazel Lane Primary/, /Hazel Lane Primary/]);
  });

  test('are not changed by keys that undo in a workbook that is not on screen', async ({ page }) => {
    await page.getByRole('link', { name: 'Hazel Lane Primary' }).click();
    await rate(page, '1.1', 'Now', 6);
    await toFirstPage(page);
    await page.keyboard.press('Control+z');
    await page.getByRole('link', { name: 'Hazel Lane Primary' }).click();
    await expectShown(page, '1.1', 'Now', 6);
  });
});
