// What the specs of packs share: the packs that are kept, the pages they are on, and a small one to work with.
import { readFileSync } from 'node:fs';
import { expect } from './fixtures.mjs';

const seed = (name) => JSON.parse(readFileSync(new URL(`../../seeds/${name}.json`, import.meta.url), 'utf8'));
export const shipped = seed('send-self-evaluation');

/** What is kept in the browser of the user's own packs, by id and edition. */
export const packs = (page) =>
  page.evaluate(() => {
    const begin = 'join-the-dots/pack/';
    const kept = Object.entries(localStorage).filter(([key]) => key.startsWith(begin));
    return Object.fromEntries(kept.map(([key, text]) => [key.slice(begin.length), JSON.parse(text)]));
  });

/** A small sound pack of words, as its file has it. */
export function packOf(more = {}) {
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

export async function packsPage(page) {
  await page.goto('#/packs');
  await expect(page.getByRole('heading', { level: 1, name: 'Schemes', exact: true })).toBeVisible();
}

/** Begins a new scheme of this name. Leaves its editor open. */
export async function write(page, name, { button = 'Write a new scheme', judged = false } = {}) {
  await packsPage(page);
  await page.getByRole('button', { name: button }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name of the scheme').fill(name);
  if (judged) await dialog.getByLabel('With one of a few words').check();
  await dialog.getByRole('button', { name: 'Start writing' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** Begins a workbook with the pack that the editor or the list offers. */
export async function begin(page, school = 'Hazel Lane Primary') {
  await page.getByLabel('Name of the school or setting').fill(school);
  await page.getByRole('button', { name: 'Begin', exact: true }).click();
  await expect(page).toHaveURL(/#\/w\/[^/]+\/rate\//);
}

export const statement = (page, number) => page.getByRole('group', { name: `Statement ${number}`, exact: true });
export const kept = (page) => expect(page.getByText('✓ Saved in this browser', { exact: true })).toBeVisible();
export const card = (page, title) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3, name: title, exact: true }) });

/** Areas as the page writes them: without lists that have nothing in them. */
export const asWritten = (areas) =>
  JSON.parse(JSON.stringify(areas), (_, value) => (Array.isArray(value) && value.length === 0 ? undefined : value));
