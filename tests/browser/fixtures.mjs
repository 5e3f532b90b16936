// What every test of the page shares: a watch over all that its pages do, and the words for what a user does.
import { readFile } from 'node:fs/promises';
import { test as base, expect } from '@playwright/test';

export { expect };

/** Notes what the pages of a context do that no page may: say errors or warnings, throw, ask another origin. */
async function watch(context, { origin, withPicker }, found) {
  context.on('console', (message) => {
    if (['error', 'warning', 'assert'].includes(message.type())) found.push(`${message.type()}: ${message.text()}`);
  });
  context.on('weberror', (error) => found.push(`thrown: ${error.error().stack ?? error.error()}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== origin) found.push(`request: ${request.url()}`);
  });
  context.on('page', (page) => page.on('websocket', (socket) => found.push(`socket: ${socket.url()}`)));
  if (!withPicker) {
    // The dialog for choosing where to save belongs to the browser and can't be reached: without it, saving is a
    // download.
    await context.addInitScript(() => delete window.showSaveFilePicker);
  }
}

export const test = base.extend({
  /** Whether the browser's interface for saving over a file stays. A test that keeps it stubs it. */
  withPicker: [false, { option: true }],

  /** What the pages did that no page may. Looked at when the test is done. */
  found: async ({}, use) => {
    const found = [];
    await use(found);
    expect(found, 'errors, warnings and requests elsewhere').toEqual([]);
  },

  context: async ({ context, found, withPicker, baseURL }, use) => {
    await watch(context, { origin: new URL(baseURL).origin, withPicker }, found);
    await use(context);
  },

  /** Another computer, as it were: makes a context of its own, watched as the first is. */
  newContext: async ({ browser, found, withPicker, baseURL }, use) => {
    const made = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ baseURL, ...options });
      made.push(context);
      await watch(context, { origin: new URL(baseURL).origin, withPicker }, found);
      return context;
    });
    await Promise.all(made.map((context) => context.close()));
  },
});

/** Goes through the start form with a name alone. Returns the id of the workbook, on its first sheet. */
export async function start(page, name = 'Hazel Lane Primary') {
  await page.goto('#/start');
  await page.getByLabel('Name of the school or setting').fill(name);
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page).toHaveURL(/#\/w\/[^/]+\/rate\/1$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  return idOf(page);
}

/** The id of the workbook that the address names. */
export function idOf(page) {
  return /#\/w\/([^/]+)/.exec(page.url())?.[1];
}

/** The fieldset of a statement: statement(page, '1.1'). */
export function statement(page, number) {
  return page.getByRole('group', { name: new RegExp(`^${number.replace('.', '\\.')} `) });
}

/** One radio button: cell(page, '1.1', 'Now', 7). */
export function cell(page, number, lane, score) {
  const lanes = statement(page, number).getByRole('radiogroup', { name: lane, exact: true });
  return lanes.getByRole('radio', { name: new RegExp(`^${score}( |$)`) });
}

/** Rates as a user does, by clicking the cell: the radio button lies under its number, so the label is what is hit. */
export async function rate(page, number, lane, score) {
  const radio = cell(page, number, lane, score);
  await radio.locator('xpath=..').click();
  await expect(radio).toBeChecked();
}

/** The rating that a lane shows: a number, or null while it is blank. */
export async function shown(page, number, lane) {
  const lanes = statement(page, number).getByRole('radiogroup', { name: lane, exact: true });
  return lanes.evaluate((group) => {
    const checked = group.querySelector('input:checked');
    return checked ? Number(checked.value) : null;
  });
}

/** Asserts what a lane shows, waiting for it. */
export async function expectShown(page, number, lane, score) {
  await expect.poll(() => shown(page, number, lane), { message: `${number} ${lane}` }).toBe(score);
}

/** The parts of a workbook: Rate, Evidence, Widest gaps, All 45, Rounds, School, Print. */
export async function goToPart(page, name) {
  await page.getByRole('navigation', { name: 'Parts' }).getByRole('link', { name, exact: true }).click();
}

/** Goes to the first page by the bar's link, and waits for it: the bar of the page before names a school as well. */
export async function toFirstPage(page) {
  await page.getByRole('link', { name: 'Join the Dots' }).click();
  const name = 'See where your SEND practice stands, and where the gap is widest';
  await expect(page.getByRole('heading', { level: 1, name })).toBeFocused();
}

/** A section in the list on the left, by its number. */
export function section(page, number) {
  return page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: new RegExp(`^${number} `) });
}

/** Waits until the bar says that every change is in the browser. */
export async function expectKept(page) {
  await expect(page.getByRole('banner').getByText('✓ Saved in this browser', { exact: true })).toBeVisible();
}

/** What is kept in the browser, by id: parsed, or the text itself where it is no JSON. */
export async function drafts(page) {
  return page.evaluate(() => {
    const kept = Object.entries(localStorage).filter(([key]) => key.startsWith('join-the-dots/draft/'));
    const parsed = (text) => {
      try {
        return JSON.parse(text);
      } catch {
        return text;
      }
    };
    return Object.fromEntries(kept.map(([key, text]) => [key.slice('join-the-dots/draft/'.length), parsed(text)]));
  });
}

/** The ratings of the last round in a draft or a file: { '1-1': { now: 5, target: 8 } }. */
export function ratings(kept) {
  const workbook = kept.workbook ?? kept;
  return workbook.assessments[0].rounds.at(-1).ratings;
}

/** Writes a text where a draft belongs, as another program, or an older page, might have. */
export async function plant(page, id, text) {
  await page.evaluate(([id, text]) => localStorage.setItem(`join-the-dots/draft/${id}`, text), [id, text]);
}

/** Makes the browser's storage full. Returns what makes room again. */
export async function setQuotaFull(page) {
  await page.evaluate(() => {
    window.setItemBefore = Storage.prototype.setItem;
    Storage.prototype.setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
  });
  return () =>
    page.evaluate(() => {
      Storage.prototype.setItem = window.setItemBefore;
    });
}

/** Does something that ends in a download. Returns the file's name and its bytes. */
export async function downloaded(page, act) {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Saves to a file, as a download. Returns the file's name, its bytes and what they say. */
export async function save(page) {
  const file = await downloaded(page, () => page.getByRole('button', { name: 'Save to file' }).click());
  return { ...file, workbook: JSON.parse(file.bytes.toString()) };
}

/** A workbook as files have it: workbookOf({ '1.1': [3, 8], '1.2': [5, null] }), now and target of the one round. */
export function workbookOf(rated, { id = 'a-workbook', name = 'Hazel Lane Primary', date = '2026-11-12' } = {}) {
  const rating = ([now, target]) => ({ ...(now !== null && { now }), ...(target !== null && { target }) });
  const ratings = Object.entries(rated).map(([number, pair]) => [number.replace('.', '-'), rating(pair)]);
  const round = { date, practice: 'setting', horizon_months: 12, ratings: Object.fromEntries(ratings) };
  return {
    format: 'join-the-dots/workbook',
    version: 1,
    app: '0.1.0',
    id,
    school: { name },
    assessments: [{ pack: { id: 'send-self-evaluation', edition: '1' }, rounds: [round] }],
  };
}

/** A file for an input or a drop: what it says is text, bytes, or anything that JSON can write. */
export function fileOf(name, content, mimeType = 'application/json') {
  const bytes = typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content);
  return { name, mimeType, buffer: Buffer.from(bytes) };
}

/** Chooses a file on the first page, or wherever a button of this name is. */
export async function choose(page, file, button = 'Open a file') {
  await page.getByLabel(button).setInputFiles(file);
}

/** Drops a file on the page. */
export async function drop(page, { name, mimeType, buffer }) {
  const data = await page.evaluateHandle(
    ([name, type, base64]) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], name, { type }));
      return data;
    },
    [name, mimeType, buffer.toString('base64')],
  );
  await page.dispatchEvent('main', 'dragover', { dataTransfer: data });
  await page.dispatchEvent('main', 'drop', { dataTransfer: data });
}

/** The cells of a table as a screen reader says them, row by row: marks that are hidden from it are left out. */
export async function cells(table) {
  return table.getByRole('row').evaluateAll((rows) =>
    rows.map((row) =>
      [...row.cells].map((cell) => {
        const said = cell.cloneNode(true);
        for (const hidden of said.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
        const texts = document.createNodeIterator(said, NodeFilter.SHOW_TEXT);
        let words = '';
        for (let text = texts.nextNode(); text; text = texts.nextNode()) words += ` ${text.data}`;
        return words.replace(/\s+/g, ' ').trim();
      }),
    ),
  );
}

/** The line of the bar that says when the workbook was last saved to a file. */
export function lastSaved(page) {
  return page.getByRole('banner').getByText(/saved to/i);
}

/** The sentence that was said last. Said twice, it ends in a space that no one sees, which does not count. */
export async function expectSaid(page, sentence) {
  await expect(page.getByRole('status')).toHaveText(sentence);
}

/** The bar at the top of every page. */
export const bar = (page) => page.getByRole('banner');

/** What the page says is wrong, by its heading. */
export const trouble = (page, name) => page.getByRole('alert').filter({ has: page.getByRole('heading', { name }) });

/** The names of the drafts that are listed on the first page. */
export const draftNames = (page) => page.getByRole('heading', { level: 3 });

/** A page that shows no draft, to put something into the browser's storage from. */
export async function elsewhere(page) {
  await page.goto('#/about');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Everything that is kept under the page's name, drafts and what was set aside. */
export const stored = (page) => page.evaluate(() => ({ ...localStorage }));

/** The texts that were set aside. */
export async function setAside(page) {
  const all = Object.entries(await stored(page));
  return all.filter(([key]) => key.startsWith('join-the-dots/unreadable/')).map(([, text]) => text);
}

/** Opens a workbook with these ratings, from a file, on its first unfinished sheet. */
export async function openRated(page, rated, about) {
  await page.goto('');
  await choose(page, fileOf('a school.json', workbookOf(rated, about)));
  await expect(page).toHaveURL(/#\/w\/[^/]+\/rate\//);
}
