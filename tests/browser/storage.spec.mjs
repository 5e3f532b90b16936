// When the browser's storage is full, or pages may keep nothing.
import {
  bar,
  choose,
  downloaded,
  draftNames,
  drafts,
  elsewhere,
  expect,
  expectKept,
  expectSaid,
  expectShown,
  fileOf,
  idOf,
  plant,
  rate,
  ratings,
  save,
  setAside,
  setQuotaFull,
  start,
  test,
  toFirstPage,
  trouble,
  workbookOf,
} from './fixtures.mjs';
import { draftOf } from './pages.mjs';

test.describe('when the browser’s storage is full', () => {
  const notKept = 'Your last change isn’t saved in this browser';
  let makeRoom;

  test.beforeEach(async ({ page }) => {
    await start(page);
    await rate(page, '1.1', 'Now', 3);
    await expectKept(page);
    makeRoom = await setQuotaFull(page);
    await rate(page, '1.1', 'Now', 6);
    await expect(trouble(page, notKept)).toBeVisible();
  });

  test('it is said for as long as it is so', async ({ page }) => {
    await expect(trouble(page, notKept).getByRole('paragraph').filter({ hasText: /\w\./ })).toHaveText(
      'The reason: this browser’s storage is full. Your work stays on this page as long as you keep it open.',
    );
    await expect(bar(page)).toContainText('! Not saved');
    await rate(page, '1.2', 'Now', 4);
    await expectSaid(page, '1.2 Now: 4, Is being addressed in improvement planning.');
    await expect(trouble(page, notKept)).toBeVisible();
    await expect(bar(page)).toContainText('! Not saved');
    // Also on the other pages, the first one too.
    await toFirstPage(page);
    await expect(trouble(page, notKept)).toBeVisible();
    await page.getByRole('link', { name: 'Hazel Lane Primary' }).click();
    await expectShown(page, '1.1', 'Now', 6);
    await expectShown(page, '1.2', 'Now', 4);

    await makeRoom();
    await rate(page, '1.2', 'Now', 5);
    await expect(trouble(page, notKept)).toHaveCount(0);
    await expectKept(page);
    expect(ratings((await drafts(page))[idOf(page)])).toEqual({ '1-1': { now: 6 }, '1-2': { now: 5 } });
  });

  test('the work can be downloaded, with the change that is not kept', async ({ page }) => {
    const file = await downloaded(page, () => page.getByRole('button', { name: 'Download your work now' }).click());
    await expectSaid(page, 'Your work is in your downloads.');
    expect(ratings(JSON.parse(file.bytes.toString()))).toEqual({ '1-1': { now: 6 } });
    // It is in a file now, and still not in the browser.
    await expect(bar(page)).toContainText('Last saved to file today');
    await expect(trouble(page, notKept)).toBeVisible();
  });

  test('it can be tried again', async ({ page }) => {
    const id = idOf(page);
    await page.getByRole('button', { name: 'Try to save again' }).click();
    await expect(trouble(page, notKept)).toBeVisible();
    expect(ratings((await drafts(page))[id])).toEqual({ '1-1': { now: 3 } });
    await makeRoom();
    await page.getByRole('button', { name: 'Try to save again' }).click();
    await expect(trouble(page, notKept)).toHaveCount(0);
    await expectSaid(page, 'Your version is kept in this browser.');
    await expectKept(page);
    expect(ratings((await drafts(page))[id])).toEqual({ '1-1': { now: 6 } });
  });

  test('closing the tab asks first, unless the work is in a file', async ({ page }) => {
    const asked = page.waitForEvent('dialog');
    // Not awaited: it is over when the question is answered, here with "stay".
    const closing = page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await closing;
    await expectShown(page, '1.1', 'Now', 6);

    await downloaded(page, () => page.getByRole('button', { name: 'Download your work now' }).click());
    await expect(bar(page)).toContainText('Last saved to file today');
    const closed = page.waitForEvent('close');
    page.on('dialog', () => {
      throw new Error('It asks although the work is in a file.');
    });
    await page.close({ runBeforeUnload: true });
    await closed;
  });

  test('no other workbook takes its place', async ({ page }) => {
    const unkept =
      'The workbook that is open has changes that are not kept anywhere yet. Download it first, with the button above.';
    const id = idOf(page);
    await page.goto('#/w/example/rate/1');
    await expect(page.getByRole('heading', { level: 1, name: 'This draft can’t be opened' })).toBeFocused();
    await expect(
      page.getByText(
        'The open workbook has changes that aren’t saved anywhere yet. Download it with the button above first.',
        { exact: true },
      ),
    ).toBeVisible();
    await page.goto('#/start');
    await page.getByLabel('Name of the school or setting').fill('Another school');
    await page.getByRole('button', { name: 'Begin' }).click();
    await expect(page.getByRole('group', { name: 'Please fix 1 thing' }).getByRole('link')).toHaveText(unkept);
    await toFirstPage(page);
    await choose(page, fileOf('a school.json', workbookOf({ 1.1: [1, 2] })));
    const refused = page.getByRole('alert').filter({ has: page.getByRole('heading', { name: /can’t be opened$/ }) });
    await expect(refused).toContainText(unkept);
    await page.goto(`#/w/${id}/rate/1`);
    await expectShown(page, '1.1', 'Now', 6);

    await downloaded(page, () => page.getByRole('button', { name: 'Download your work now' }).click());
    await page.goto('#/w/example/rate/1');
    await expect(bar(page).getByRole('link', { name: 'Oakfield Primary (invented example)' })).toBeVisible();
  });

  for (const act of ['Rename', 'Delete']) {
    test(`on the first page, ${act} does not lose the change that is not kept`, async ({ page }) => {
      const id = idOf(page);
      await toFirstPage(page);
      await page.getByRole('button', { name: `${act} “Hazel Lane Primary”` }).click();
      if (act === 'Rename') {
        await page.getByRole('dialog').getByLabel('Name of the school or setting').fill('Hazel Lane Academy');
        await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
        await expect(page.getByRole('dialog')).toHaveCount(0);
      }
      await makeRoom();
      if (act === 'Delete') await page.getByRole('button', { name: 'Undo delete' }).click();
      await page.goto(`#/w/${id}/rate/1`);
      await expectShown(page, '1.1', 'Now', 6);
    });
  }

  test('deleting and bringing back loses not even what was kept', async ({ page }) => {
    const id = idOf(page);
    await toFirstPage(page);
    await page.getByRole('button', { name: 'Delete “Hazel Lane Primary”' }).click();
    await page.getByRole('button', { name: 'Undo delete' }).click();
    await expectSaid(page, 'That couldn’t be saved: this browser’s storage is full.');
    // What could not be put back can still be put back.
    await makeRoom();
    await page.getByRole('button', { name: 'Undo delete' }).click();
    await expect(draftNames(page)).toHaveText(['Hazel Lane Primary']);
    expect(Object.keys(await drafts(page))).toEqual([id]);
  });
});

test.describe('when the browser lets pages keep nothing', () => {
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        },
      });
    });
  });

  test('the first page says so', async ({ page }) => {
    await page.goto('');
    await expect(
      page.getByText(
        'This browser can’t save your work: this browser lets pages keep nothing (a private window, or a setting). You ' +
          'can still work here, but save to a file before you close the page.',
        { exact: true },
      ),
    ).toBeVisible();
    await expect(page.getByText('Your work will appear here.')).toHaveCount(0);
  });

  test('one can work all the same, and save to a file', async ({ page }) => {
    await start(page);
    const notKept = trouble(page, 'Your last change isn’t saved in this browser');
    await expect(notKept.getByRole('paragraph').filter({ hasText: /\w\./ })).toHaveText(
      'The reason: this browser lets pages keep nothing (a private window, or a setting). Your work stays on ' +
        'this page as long as you keep it open.',
    );
    await rate(page, '1.1', 'Now', 3);
    await rate(page, '1.1', 'Target', 8);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expectShown(page, '1.1', 'Target', null);
    await page.getByRole('link', { name: 'Next: Leadership' }).click();
    await rate(page, '2.1', 'Now', 4);
    const { workbook } = await save(page);
    expect(ratings(workbook)).toEqual({ '1-1': { now: 3 }, '2-1': { now: 4 } });
    await expect(bar(page)).toContainText('Last saved to file today');
    await toFirstPage(page);
    await choose(page, fileOf('second.json', workbookOf({ 1.1: [6, 9] })));
    await expectShown(page, '1.1', 'Now', 6);
  });
});

test('what could not be read is not written over while there is no room to keep it aside', async ({ page }) => {
  await elsewhere(page);
  const draft = draftOf(workbookOf({ 1.1: [3, 8], 1.2: [11, 4] }));
  await plant(page, 'a-workbook', draft);
  const makeRoom = await setQuotaFull(page);
  await page.evaluate(() => (location.hash = '#/w/a-workbook/rate/1'));
  await expectShown(page, '1.1', 'Now', 3);
  await makeRoom();
  // Room for the draft, and none for anything beside it.
  await page.evaluate(() => {
    const set = Storage.prototype.setItem;
    window.setItemBefore = set;
    Storage.prototype.setItem = function (key, text) {
      if (key.includes('/unreadable/')) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      return set.call(this, key, text);
    };
  });
  await rate(page, '1.3', 'Now', 6);
  await expect(trouble(page, 'Your last change isn’t saved in this browser')).toBeVisible();
  expect((await drafts(page))['a-workbook']).toEqual(JSON.parse(draft));
  await makeRoom();
  await rate(page, '1.3', 'Now', 7);
  await expectKept(page);
  expect(await setAside(page)).toEqual([draft]);
  expect(ratings((await drafts(page))['a-workbook'])['1-3']).toEqual({ now: 7 });
});
