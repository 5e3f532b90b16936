// What is kept in the browser, and what happens when it can't be, or someone else changes it. No work is ever lost or
// replaced without a word.
import {
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
  idOf,
  plant,
  rate,
  ratings,
  save,
  setQuotaFull,
  start,
  test,
  workbookOf,
  toFirstPage,
} from './fixtures.mjs';

const bar = (page) => page.getByRole('banner');
const trouble = (page, name) => page.getByRole('alert').filter({ has: page.getByRole('heading', { name }) });
const names = (page) => page.getByRole('heading', { level: 3 });

/** A page that shows no draft, to put something into the browser's storage from. */
async function elsewhere(page) {
  await page.goto('#/about');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Everything that is kept under the page's name, drafts and what was set aside. */
const kept = (page) => page.evaluate(() => ({ ...localStorage }));

/** The texts that were set aside. */
async function setAside(page) {
  const all = Object.entries(await kept(page));
  return all.filter(([key]) => key.startsWith('join-the-dots/unreadable/')).map(([, text]) => text);
}

/** A draft as the page writes it. */
function draftOf(workbook, { version = 1 } = {}) {
  return {
    format: 'join-the-dots/draft',
    version,
    app: '0.1.0',
    tab: 'another-tab',
    revision: 3,
    changed_at: Date.parse('2026-11-20T09:05:00Z'),
    workbook,
  };
}

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
    await expect(bar(page)).toContainText('Keeping…');
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
    await expect(names(page)).toHaveText(['Hazel Lane Primary']);
    expect(ratings((await drafts(page))[id])).toEqual({ '1-1': { now: 3 } });
  });

  test('it is written as another workbook is opened', async ({ page }) => {
    const id = await startInStillTime(page);
    await page.goto('#/w/example/rate/1');
    await expect(bar(page).getByRole('link', { name: 'Oakfield Primary (invented example)' })).toBeVisible();
    expect(ratings((await drafts(page))[id])).toEqual({ '1-1': { now: 3 } });
  });
});

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
      'The other tab’s last change was made today, 16:10. What you see here is your version; nothing more of it is ' +
        'kept until you choose.',
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
    await expect(names(other)).toHaveText([/^Hazel Lane Primary( \(copy\))?$/, /^Hazel Lane Primary( \(copy\))?$/]);
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
  const theirs = JSON.stringify(draftOf(workbookOf({ 1.1: [5, 9] }, { id })));
  await plant(page, id, theirs);
  await rate(page, '1.2', 'Now', 4);
  await expect(trouble(page, 'This workbook was changed in another tab')).toBeVisible();
  expect(await kept(page)).toEqual({ [`join-the-dots/draft/${id}`]: theirs });
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
  const theirs = JSON.stringify(draftOf(workbookOf({ 1.1: [5, 9] }, { id })));
  await plant(page, id, theirs);
  const key = `join-the-dots/draft/${id}`;
  await page.evaluate((key) => window.dispatchEvent(new StorageEvent('storage', { key })), key);
  await expect(trouble(page, 'This workbook was changed in another tab')).toBeVisible();
  await page.clock.runFor(1000);
  await expectShown(page, '1.1', 'Now', 3);
  expect(await kept(page)).toEqual({ [key]: theirs });
  await page.getByRole('button', { name: 'Keep both' }).click();
  await expectKept(page);
  const all = Object.values(await drafts(page)).map(ratings);
  expect(all).toEqual(expect.arrayContaining([{ '1-1': { now: 5, target: 9 } }, { '1-1': { now: 3 } }]));
});

test('a tab that only looked is asked as well: what it shows is not what is kept', async ({ page, context }) => {
  const id = await start(page);
  const other = await context.newPage();
  await other.goto(`#/w/${id}/rate/1`);
  await expectShown(other, '1.1', 'Now', null);
  await rate(page, '1.1', 'Now', 3);
  await expect(trouble(other, 'This workbook was changed in another tab')).toBeVisible();
  await other.getByRole('button', { name: 'Load theirs' }).click();
  await expectShown(other, '1.1', 'Now', 3);
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
  await expect(names(third)).toHaveText(['First school', 'Second school']);
  await rate(other, '1.2', 'Now', 3);
  await expect(names(third)).toHaveText(['Second school', 'First school']);
});

test.describe('when the browser’s storage is full', () => {
  const notKept = 'Your last change is not kept in this browser';
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
      'The reason: this browser’s storage is full. Your work is safe on this page for as long as it stays open.',
    );
    await expect(bar(page)).toContainText('! Not kept');
    await rate(page, '1.2', 'Now', 4);
    await expectSaid(page, '1.2 Now: 4, Is being addressed in improvement planning.');
    await expect(trouble(page, notKept)).toBeVisible();
    await expect(bar(page)).toContainText('! Not kept');
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
    await page.getByRole('button', { name: 'Try to keep it again' }).click();
    await expect(trouble(page, notKept)).toBeVisible();
    expect(ratings((await drafts(page))[id])).toEqual({ '1-1': { now: 3 } });
    await makeRoom();
    await page.getByRole('button', { name: 'Try to keep it again' }).click();
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
    await expect(page.getByRole('heading', { level: 1, name: 'This draft can’t be shown' })).toBeFocused();
    await expect(
      page.getByText(
        'The workbook that was open has changes that are not kept anywhere yet. Download it with the button above; ' +
          'then go on.',
        { exact: true },
      ),
    ).toBeVisible();
    await page.goto('#/start');
    await page.getByLabel('Name of the school or setting').fill('Another school');
    await page.getByRole('button', { name: 'Begin' }).click();
    await expect(page.getByRole('group', { name: '1 thing to mend' }).getByRole('link')).toHaveText(unkept);
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
    await expectSaid(page, 'That could not be kept: this browser’s storage is full.');
    // What could not be put back can still be put back.
    await makeRoom();
    await page.getByRole('button', { name: 'Undo delete' }).click();
    await expect(names(page)).toHaveText(['Hazel Lane Primary']);
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
        'Nothing can be kept here: this browser lets pages keep nothing (a private window, or a setting). You can ' +
          'still work: save to a file before you close the page.',
        { exact: true },
      ),
    ).toBeVisible();
    await expect(page.getByText('Nothing yet.')).toHaveCount(0);
  });

  test('one can work all the same, and save to a file', async ({ page }) => {
    await start(page);
    const notKept = trouble(page, 'Your last change is not kept in this browser');
    await expect(notKept.getByRole('paragraph').filter({ hasText: /\w\./ })).toHaveText(
      'The reason: this browser lets pages keep nothing (a private window, or a setting). Your work is safe on this ' +
        'page for as long as it stays open.',
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
      const removed = 'This draft has been removed from this browser';
      const id = await start(page);
      await rate(page, '1.1', 'Now', 3);
      await expectKept(page);
      const other = await context.newPage();
      await act(other);
      await expect(trouble(page, removed).getByRole('paragraph').filter({ hasText: /\w\./ })).toHaveText(
        'Another tab or program removed it. All of it is still here, on this page, for as long as it stays open.',
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
      await page.getByRole('button', { name: 'Try to keep it again' }).click();
      await expectKept(page);
      expect(ratings((await drafts(page))[id])).toEqual(all);
    });
  }

  const explained =
    'Something in this browser that should be a draft could not be read in full, perhaps because another program ' +
    'wrote over it. It is kept as it was found. Download it, and whoever helps your school may be able to mend it.';

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
    await expect(names(page)).toHaveText(['Hazel Lane Primary']);
  });

  for (const [what, text] of Object.entries({
    'a text that is no JSON': 'not ours',
    'a draft that was cut short': JSON.stringify(draftOf(workbookOf({ 1.1: [3, 8] }))).slice(0, 200),
    'JSON of another kind': '{"theirs":1}',
    nothing: '',
  })) {
    test(`where a draft should be, ${what} is kept aside and offered on the first page`, async ({ page }) => {
      await elsewhere(page);
      await plant(page, 'broken', text);
      await page.goto('#/');
      const notice = page.getByText(explained, { exact: true });
      await expect(notice).toBeVisible();
      await expect(names(page)).toHaveCount(0);
      expect(await setAside(page)).toEqual([text]);
      const file = await downloaded(page, () => page.getByRole('button', { name: 'Download what was found' }).click());
      expect(file.bytes.toString()).toBe(text);

      // Found once, it stays once, and goes when that is asked for.
      await page.reload();
      await expect(notice).toHaveCount(1);
      expect(await setAside(page)).toEqual([text]);
      await page.getByRole('button', { name: 'Remove it' }).click();
      await expect(notice).toHaveCount(0);
      expect(await kept(page)).toEqual({});
    });
  }

  test('the address of a draft that can’t be read says why, and changes nothing', async ({ page }) => {
    await elsewhere(page);
    await plant(page, 'broken', 'not ours');
    await page.goto('#/w/broken/rate/1');
    await expect(page.getByRole('heading', { level: 1, name: 'This draft can’t be shown' })).toBeFocused();
    expect(await kept(page)).toEqual({ 'join-the-dots/draft/broken': 'not ours' });
    await page.getByRole('link', { name: 'Go to the first page' }).click();
    await expect(page.getByText(explained, { exact: true })).toBeVisible();
  });

  test('the address of a draft that is not here says so', async ({ page }) => {
    await page.goto('#/w/nowhere/rate/1');
    await expect(page.getByRole('heading', { level: 1, name: 'This draft can’t be shown' })).toBeVisible();
    await expect(
      page.getByText(
        'There is no such draft in this browser. Drafts stay in the browser they were made in: if you began on ' +
          'another computer, save to a file there and open the file here.',
        { exact: true },
      ),
    ).toBeVisible();
  });

  test.describe('a draft that a newer version of the page wrote', () => {
    const text = JSON.stringify(draftOf(workbookOf({ 1.1: [3, 8] }, { id: 'newer' }), { version: 4 }));
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
      await expect(page.getByText('One draft can’t be shown.')).toHaveText(`One draft can’t be shown. ${says}`);
      await expect(names(page)).toHaveCount(0);
      await page.goto('#/w/newer/rate/1');
      await expect(page.getByRole('heading', { level: 1, name: 'This draft can’t be shown' })).toBeFocused();
      await expect(page.getByText(says, { exact: true })).toBeVisible();
      await page.reload();
      await expect(page.getByText(says, { exact: true })).toBeVisible();
      expect(await kept(page)).toEqual(untouched);
    });

    test('is not lost where this page has the workbook open and writes it', async ({ page }) => {
      const id = await start(page);
      await rate(page, '1.1', 'Now', 3);
      await expectKept(page);
      await plant(page, id, text);
      await rate(page, '1.2', 'Now', 4);
      await expect(bar(page)).not.toContainText('Keeping…');
      const texts = Object.entries(await kept(page)).filter(([key]) => !key.endsWith('/newer'));
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
      expect(Object.values(await kept(page))).toContain(text);
    });
  });

  test.describe('a draft that needs repairs', () => {
    const text = JSON.stringify(draftOf(workbookOf({ 1.1: [11, 8] })));

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
  await expect(names(page)).toHaveText(['Hazel Lane Primary', 'Hazel Lane Primary (copy)']);
  const all = await drafts(page);
  expect(ratings(all['a-workbook'])['1-1']).toEqual({ now: 5, target: 8 });
  const [copy] = Object.entries(all).filter(([id]) => id !== 'a-workbook');
  expect(ratings(copy[1])['1-1']).toEqual({ now: 3, target: 8 });
});

test('what could not be read is not written over while there is no room to keep it aside', async ({ page }) => {
  await elsewhere(page);
  const draft = draftOf(workbookOf({ 1.1: [3, 8], 1.2: [11, 4] }));
  await plant(page, 'a-workbook', JSON.stringify(draft));
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
  await expect(trouble(page, 'Your last change is not kept')).toBeVisible();
  expect((await drafts(page))['a-workbook']).toEqual(draft);
  await makeRoom();
  await rate(page, '1.3', 'Now', 7);
  await expectKept(page);
  expect(await setAside(page)).toEqual([JSON.stringify(draft)]);
  expect(ratings((await drafts(page))['a-workbook'])['1-3']).toEqual({ now: 7 });
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

test('what is typed into the form stays while a role below it becomes a change', async ({ page }) => {
  await start(page);
  await goToPart(page, 'School');
  await page.getByLabel('Name of the school or setting').fill('Hazel Lane Academy');
  await page.getByLabel('Inclusion champion').fill('The SENCo');
  await expectKept(page);
  await expect(page.getByLabel('Name of the school or setting')).toHaveValue('Hazel Lane Academy');
  await page.getByRole('button', { name: 'Change the details' }).click();
  await expectKept(page);
  const [{ workbook }] = Object.values(await drafts(page));
  expect(workbook.school).toEqual(expect.objectContaining({ name: 'Hazel Lane Academy', inclusion_champion: 'The SENCo' }));
});
