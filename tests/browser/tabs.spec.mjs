// The same draft in two tabs: nothing of either is lost or replaced without a word.
import {
  bar,
  draftNames,
  drafts,
  expect,
  expectKept,
  expectSaid,
  expectShown,
  idOf,
  plant,
  rate,
  ratings,
  save,
  setQuotaFull,
  start,
  stored,
  test,
  toFirstPage,
  trouble,
  workbookOf,
} from './fixtures.mjs';
import { draftOf } from './pages.mjs';

test('a tab is asked nothing where another has only saved the workbook to a file', async ({ page, context }) => {
  await page.clock.setFixedTime(new Date('2026-11-21T16:10:00'));
  const id = await start(page);
  await rate(page, '1.1', 'Now', 3);
  await expectKept(page);
  const other = await context.newPage();
  await other.clock.setFixedTime(new Date('2026-11-21T16:12:00'));
  await other.goto(`#/w/${id}/rate/1`);
  await expectShown(other, '1.1', 'Now', 3);
  await save(other);
  await expect(bar(page)).toContainText('Last saved to file today, 16:12');
  await expect(trouble(page, 'This workbook was changed in another tab')).toHaveCount(0);
  // And it goes on.
  await rate(page, '1.2', 'Now', 4);
  await expectKept(page);
  expect(ratings((await drafts(page))[id])).toEqual({ '1-1': { now: 3 }, '1-2': { now: 4 } });
});

test.describe('two tabs with one workbook', () => {
  const changed = 'This workbook was changed in another tab';

  /** Two tabs: the first has rated 1.1, and then the other has rated it otherwise. Returns the workbook's id. */
  async function conflict(page, other) {
    await page.clock.setFixedTime(new Date('2026-11-21T16:10:00'));
    const id = await start(page);
    await rate(page, '1.1', 'Now', 3);
    await expectKept(page);
    await other.goto(`#/w/${id}/rate/1`);
    await expectShown(other, '1.1', 'Now', 3);
    await rate(other, '1.1', 'Now', 5);
    await expectKept(other);
    await expect(trouble(page, changed)).toBeVisible();
    return id;
  }
  let other;
  let id;

  test.beforeEach(async ({ page, context }) => {
    other = await context.newPage();
    id = await conflict(page, other);
  });

  test('nothing is replaced before the answer', async ({ page }) => {
    await expect(trouble(page, changed).getByRole('paragraph').filter({ hasText: /\w\./ })).toHaveText(
      'The other tab last changed it today, 16:10. This page shows your version. Choose what to do before you go on: ' +
        'until then, your changes aren’t saved.',
    );
    await expect(bar(page)).toContainText('! Changed in another tab');
    await expectShown(page, '1.1', 'Now', 3);
    await rate(page, '1.2', 'Now', 9);
    await expectShown(page, '1.2', 'Now', 9);
    // The status region speaks well after a change would have been written.
    await expectSaid(page, '1.2 Now: 9, Strategically addressed - clear evidence of impact.');
    expect(ratings((await drafts(page))[id])).toEqual({ '1-1': { now: 5 } });
    await expect(trouble(page, changed)).toBeVisible();
    await expectShown(other, '1.1', 'Now', 5);
    await expect(trouble(other, changed)).toHaveCount(0);
  });

  test('Keep mine keeps this version, and the other tab is asked in its turn', async ({ page }) => {
    await rate(page, '1.2', 'Now', 9);
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await expectSaid(page, 'Your version is kept in this browser.');
    await expect(trouble(page, changed)).toHaveCount(0);
    await expectKept(page);
    expect(ratings((await drafts(page))[id])).toEqual({ '1-1': { now: 3 }, '1-2': { now: 9 } });
    await expect(trouble(other, changed)).toBeVisible();
    await expectShown(other, '1.1', 'Now', 5);
    await other.getByRole('button', { name: 'Load theirs' }).click();
    await expectShown(other, '1.2', 'Now', 9);
    // From here both go on.
    await rate(page, '1.3', 'Now', 2);
    await expectKept(page);
    expect(Object.keys(await drafts(page))).toEqual([id]);
  });

  test('Load theirs shows the other tab’s version, and nothing of this one is kept', async ({ page }) => {
    await rate(page, '1.2', 'Now', 9);
    await page.getByRole('button', { name: 'Load theirs' }).click();
    await expectSaid(page, 'The other tab’s version is open here now.');
    await expect(trouble(page, changed)).toHaveCount(0);
    await expectShown(page, '1.1', 'Now', 5);
    await expectShown(page, '1.2', 'Now', null);
    await expectKept(page);
    expect(Object.values(await drafts(page)).map(ratings)).toEqual([{ '1-1': { now: 5 } }]);
    // The history of the version that is gone must not be applied to this one.
    await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
    await expect(trouble(other, changed)).toHaveCount(0);
  });

  test('Keep both leaves theirs, and makes this version a copy', async ({ page }) => {
    await rate(page, '1.2', 'Now', 9);
    await page.getByRole('button', { name: 'Keep both' }).click();
    await expectSaid(page, 'Both are kept: this is your version, as a copy.');
    await expect(trouble(page, changed)).toHaveCount(0);
    await expect(bar(page).getByRole('link', { name: 'Hazel Lane Primary (copy)' })).toBeVisible();
    const all = await drafts(page);
    expect(Object.keys(all)).toHaveLength(2);
    expect(ratings(all[id])).toEqual({ '1-1': { now: 5 } });
    expect(idOf(page)).not.toBe(id);
    expect(ratings(all[idOf(page)])).toEqual({ '1-1': { now: 3 }, '1-2': { now: 9 } });
    await expect(trouble(other, changed)).toHaveCount(0);
    // Each goes its own way now.
    await rate(other, '1.3', 'Now', 2);
    await expectKept(other);
    await expect(trouble(page, changed)).toHaveCount(0);
  });

  test('a tab that is closed before the answer leaves its version as a copy', async ({ page }) => {
    await rate(page, '1.2', 'Now', 9);
    await page.close({ runBeforeUnload: true });
    await toFirstPage(other);
    await expect(draftNames(other)).toHaveText([/^Hazel Lane Primary( \(copy\))?$/, /^Hazel Lane Primary( \(copy\))?$/]);
    await other.getByRole('link', { name: 'Hazel Lane Primary (copy)' }).click();
    await expectShown(other, '1.1', 'Now', 3);
    await expectShown(other, '1.2', 'Now', 9);
    expect(ratings((await drafts(other))[id])).toEqual({ '1-1': { now: 5 } });
  });

  test('the copy that was made in case goes when the question is answered', async ({ page }) => {
    // Looking at the other tab hides this one, which might be closed from there.
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    expect(Object.keys(await drafts(page))).toHaveLength(2);
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await expectKept(page);
    expect(Object.keys(await drafts(page))).toEqual([id]);
  });

  test('Keep mine leaves that copy where it is until this version is written', async ({ page }) => {
    await rate(page, '1.2', 'Now', 9);
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    const mine = { '1-1': { now: 3 }, '1-2': { now: 9 } };
    expect(Object.values(await drafts(page)).map(ratings)).toContainEqual(mine);
    const makeRoom = await setQuotaFull(page);
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await expect(trouble(page, 'Your last change isn’t saved in this browser')).toBeVisible();
    const all = await drafts(page);
    expect(ratings(all[id])).toEqual({ '1-1': { now: 5 } });
    expect(Object.values(all).map(ratings)).toContainEqual(mine);
    await makeRoom();
    await page.getByRole('button', { name: 'Try to save again' }).click();
    await expectKept(page);
    const kept = await drafts(page);
    expect(Object.keys(kept)).toEqual([id]);
    expect(ratings(kept[id])).toEqual(mine);
  });

  test('opening another workbook before the answer leaves this version as a copy', async ({ page }) => {
    await rate(page, '1.2', 'Now', 9);
    await page.goto('#/w/example/rate/1');
    await expect(bar(page).getByRole('link', { name: 'Oakfield Primary (invented example)' })).toBeVisible();
    const all = await drafts(page);
    expect(Object.values(all).map(ratings)).toContainEqual({ '1-1': { now: 3 }, '1-2': { now: 9 } });
    expect(ratings(all[id])).toEqual({ '1-1': { now: 5 } });
  });

  test('closing the tab asks first where there is no room for a copy of this version', async ({ page }) => {
    await rate(page, '1.2', 'Now', 9);
    await setQuotaFull(page);
    const asked = page.waitForEvent('dialog');
    const closing = page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await closing;
    await expectShown(page, '1.2', 'Now', 9);
  });

  for (const act of ['Rename', 'Delete']) {
    test(`on the first page, ${act} before the answer loses no version`, async ({ page }) => {
      await rate(page, '1.2', 'Now', 9);
      await toFirstPage(page);
      await page.getByRole('button', { name: `${act} “Hazel Lane Primary”` }).click();
      if (act === 'Rename') {
        await page.getByRole('dialog').getByLabel('Name of the school or setting').fill('Hazel Lane Academy');
        await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
        await expect(page.getByRole('dialog')).toHaveCount(0);
      }
      // Kept as a copy, or still to be chosen: in any case somewhere.
      await page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
      const all = Object.values(await drafts(page)).map(ratings);
      expect(all).toContainEqual({ '1-1': { now: 3 }, '1-2': { now: 9 } });
    });
  }
});

test('a change of another tab that this one has not heard of is not written over', async ({ page }) => {
  const id = await start(page);
  await rate(page, '1.1', 'Now', 3);
  await expectKept(page);
  // Written by this very page, it makes no event here.
  const theirs = draftOf(workbookOf({ 1.1: [5, 9] }, { id }));
  await plant(page, id, theirs);
  await rate(page, '1.2', 'Now', 4);
  await expect(trouble(page, 'This workbook was changed in another tab')).toBeVisible();
  expect(await stored(page)).toEqual({ [`join-the-dots/draft/${id}`]: theirs });
  await page.getByRole('button', { name: 'Load theirs' }).click();
  await expectShown(page, '1.1', 'Now', 5);
  await expectShown(page, '1.2', 'Now', null);
});

test('a change that is not written yet when another tab writes is not lost', async ({ page }) => {
  // Time stands still, so that nothing is written by itself, and the other tab's part is played.
  await page.clock.install({ time: new Date('2026-11-21T16:10:00') });
  const id = await start(page);
  await page.clock.pauseAt(new Date('2026-11-21T16:30:00'));
  await rate(page, '1.1', 'Now', 3);
  const theirs = draftOf(workbookOf({ 1.1: [5, 9] }, { id }));
  await plant(page, id, theirs);
  const key = `join-the-dots/draft/${id}`;
  await page.evaluate((key) => window.dispatchEvent(new StorageEvent('storage', { key })), key);
  await expect(trouble(page, 'This workbook was changed in another tab')).toBeVisible();
  await page.clock.runFor(1000);
  await expectShown(page, '1.1', 'Now', 3);
  expect(await stored(page)).toEqual({ [key]: theirs });
  await page.getByRole('button', { name: 'Keep both' }).click();
  await expectKept(page);
  const all = Object.values(await drafts(page)).map(ratings);
  expect(all).toEqual(expect.arrayContaining([{ '1-1': { now: 5, target: 9 } }, { '1-1': { now: 3 } }]));
});

test('a tab without changes of its own follows another, asks nothing and leaves no copy', async ({ page, context }) => {
  const id = await start(page);
  await rate(page, '1.1', 'Now', 2);
  await expectKept(page);
  const other = await context.newPage();
  await other.goto(`#/w/${id}/rate/1`);
  await expectShown(other, '1.1', 'Now', 2);
  await rate(page, '1.1', 'Now', 3);
  await expectShown(other, '1.1', 'Now', 3);
  await rate(page, '1.2', 'Target', 8);
  await expectShown(other, '1.2', 'Target', 8);
  await expect(other.getByRole('alert')).toHaveText('');
  await expectKept(other);
  await other.evaluate(() => window.dispatchEvent(new Event('pagehide')));
  expect(Object.keys(await drafts(page))).toEqual([id]);
  // It goes on from there, and then the first tab is asked: it has changes of its own.
  await rate(other, '1.3', 'Now', 4);
  await expectKept(other);
  const all = { '1-1': { now: 3 }, '1-2': { target: 8 }, '1-3': { now: 4 } };
  expect(ratings((await drafts(page))[id])).toEqual(all);
  await expect(trouble(page, 'This workbook was changed in another tab')).toBeVisible();
});

test('a tab is not asked about another workbook', async ({ page, context }) => {
  await start(page, 'First school');
  const other = await context.newPage();
  await start(other, 'Second school');
  await rate(other, '1.1', 'Now', 3);
  await expectKept(other);
  await rate(page, '1.2', 'Now', 4);
  await expectKept(page);
  await expect(page.getByRole('alert')).toHaveText('');
  await expect(other.getByRole('alert')).toHaveText('');
  // The first page of a third tab has both, and follows what they do.
  const third = await context.newPage();
  await third.goto('');
  await expect(draftNames(third)).toHaveText(['First school', 'Second school']);
  await rate(other, '1.2', 'Now', 3);
  await expect(draftNames(third)).toHaveText(['Second school', 'First school']);
});
