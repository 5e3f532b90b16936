// Saving to a file and opening it: by download, over a file, chosen, dropped; and the chart as a picture.
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import {
  bar,
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
  rate,
  ratings,
  save,
  start,
  test,
  toFirstPage,
  workbookOf,
} from './fixtures.mjs';

const seed = (name) => readFileSync(new URL(`../../seeds/${name}`, import.meta.url), 'utf8');
const pack = JSON.parse(seed('send-self-evaluation.json'));

const saveButton = (page) => page.getByRole('button', { name: 'Save to file' });

/** Notes what is downloaded from here on. */
function downloadsOf(page) {
  const names = [];
  page.on('download', (download) => names.push(download.suggestedFilename()));
  return names;
}

test('a saved file opens in another browser with the same ratings, chosen or dropped', async ({ page, newContext }) => {
  await page.clock.setFixedTime(new Date('2026-11-21T16:10:00'));
  await start(page, 'St Mary’s / “Hazel” Primary');
  await rate(page, '1.1', 'Now', 3);
  await rate(page, '1.1', 'Target', 10);
  await rate(page, '1.2', 'Now', 0);
  await rate(page, '1.3', 'Target', 6);
  const { name, bytes, workbook } = await save(page);
  // Without what Windows won't have in a name.
  expect(name).toBe('St Mary’s “Hazel” Primary - SEND self-evaluation - 2026-11-21.json');
  await expectSaid(page, `Saved as “${name}” in your downloads.`);
  expect(workbook).toMatchObject({ format: 'join-the-dots/workbook', version: 3, id: idOf(page) });
  expect(workbook.assessments[0].pack).toEqual({ id: 'send-self-evaluation', edition: '1' });
  expect(ratings(workbook)).toEqual({ '1-1': { now: 3, target: 10 }, '1-2': { now: 0 }, '1-3': { target: 6 } });

  for (const give of [choose, drop]) {
    const elsewhere = await (await newContext()).newPage();
    await elsewhere.goto('');
    await give(elsewhere, fileOf(name, bytes));
    await expectSaid(elsewhere, '“St Mary’s / “Hazel” Primary” is open.');
    await expect(elsewhere.getByRole('heading', { level: 1, name: '1 Outcomes for Pupils with SEND' })).toBeFocused();
    await expectShown(elsewhere, '1.1', 'Now', 3);
    await expectShown(elsewhere, '1.1', 'Target', 10);
    await expectShown(elsewhere, '1.2', 'Now', 0);
    await expectShown(elsewhere, '1.3', 'Now', null);
    await expectShown(elsewhere, '1.3', 'Target', 6);
    await expect(elsewhere.getByRole('region', { name: /could not be used as written/ })).toHaveCount(0);
    // And saved from there it is the same file.
    expect((await save(elsewhere)).workbook).toEqual(workbook);
  }
});

test('a file is dropped on any page', async ({ page }) => {
  for (const [index, address] of ['#/', '#/about', '#/start', '#/w/example/rate/2', '#/nowhere'].entries()) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await drop(page, fileOf('a school.json', workbookOf({ 1.1: [3, 8] }, { id: `school-${index}` })));
    await expect(page).toHaveURL(new RegExp(`#/w/school-${index}/rate/1$`));
    await expectShown(page, '1.1', 'Target', 8);
  }
});

test('while a file is held over the page, the page says what dropping it does', async ({ page }) => {
  await page.goto('');
  const says = page.getByText('Drop the file to open it', { exact: true });
  const held = (data) => page.dispatchEvent('main', 'dragover', { dataTransfer: data });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // Text that is dragged about is no file.
  const text = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.setData('text/plain', 'Hazel Lane');
    return data;
  });
  await held(text);
  await expect(says).toHaveCount(0);
  const file = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['{}'], 'other.json'));
    return data;
  });
  await held(file);
  await expect(says).toBeVisible();
  await page.dispatchEvent('main', 'dragleave', { relatedTarget: null });
  await expect(says).toHaveCount(0);
  await held(file);
  await page.dispatchEvent('main', 'drop', { dataTransfer: file });
  await expect(page.getByRole('heading', { level: 2, name: '“other.json” can’t be opened' })).toBeVisible();
  await expect(says).toHaveCount(0);
});

test('a file that a Windows editor put a mark in front of is opened', async ({ page }) => {
  await page.goto('');
  await choose(page, fileOf('notepad.json', `\ufeff${JSON.stringify(workbookOf({ 1.1: [3, 8] }))}`));
  await expectShown(page, '1.1', 'Target', 8);
});

test('the text of a draft is opened as a file, as someone who helps may have mended it', async ({ page }) => {
  await page.goto('');
  const draft = { format: 'join-the-dots/draft', version: 1, revision: 3, workbook: workbookOf({ 1.1: [3, 8] }) };
  await choose(page, fileOf('unreadable draft a-workbook 1.json', draft));
  await expectShown(page, '1.1', 'Target', 8);
  expect(ratings((await drafts(page))['a-workbook'])).toEqual({ '1-1': { now: 3, target: 8 } });
});

test('what a later version wrote into a file is still there when it is saved', async ({ page }) => {
  const file = workbookOf({ 1.1: [3, 8] });
  file.plans = [{ id: 1, cost: 12.5, open: true, note: null }];
  file.school.trust = 'Hazel Trust';
  file.assessments[0].rounds[0].ratings['1-1'].note = 'Ask Sam';
  await page.goto('');
  await choose(page, fileOf('later.json', file));
  await rate(page, '1.1', 'Now', 4);
  const { workbook } = await save(page);
  file.assessments[0].rounds[0].ratings['1-1'].now = 4;
  expect({ ...workbook, app: file.app }).toEqual({ ...file, version: 3 });
});

test('when the workbook was last saved is always said', async ({ page }) => {
  await page.clock.setFixedTime(new Date('2026-11-21T16:10:00'));
  await start(page);
  await expect(bar(page)).toContainText('Not saved to a file yet');
  await rate(page, '1.1', 'Now', 3);
  await save(page);
  await expect(bar(page)).toContainText('Last saved to file today, 16:10');
  await expect(bar(page)).not.toContainText('(changed since)');
  await rate(page, '1.1', 'Now', 4);
  await expect(bar(page)).toContainText('Last saved to file today, 16:10 (changed since)');
  await expectKept(page);
  await page.clock.setFixedTime(new Date('2026-11-24T09:05:00'));
  await page.reload();
  await expect(bar(page)).toContainText('Last saved to file Saturday, 16:10 (changed since)');
  await save(page);
  await expect(bar(page)).toContainText('Last saved to file today, 09:05');
  await expect(bar(page)).not.toContainText('(changed since)');
  await expectKept(page);
  await page.clock.setFixedTime(new Date('2027-01-08T10:00:00'));
  await page.reload();
  await expect(bar(page)).toContainText('Last saved to file 24 November 2026, 09:05');
});

test.describe('where the browser can write over a file', () => {
  test.use({ withPicker: true });

  /**
   * Puts a dialog in the place of the browser's own. `outcomes` are what comes of each time it is asked: 'written'
   * gives a real handle, to a file of the page's own; 'refused' one that may not be written to; any other is the name
   * of the error that the dialog ends with.
   */
  async function stubPicker(page, outcomes) {
    await page.addInitScript((outcomes) => {
      window.asked = [];
      window.showSaveFilePicker = async (options) => {
        window.asked.push(options.suggestedName);
        const outcome = outcomes[window.asked.length - 1];
        if (!['written', 'refused'].includes(outcome)) throw new DOMException('As the test asks.', outcome);
        const folder = await navigator.storage.getDirectory();
        const handle = await folder.getFileHandle(`chosen ${window.asked.length}.json`, { create: true });
        if (outcome === 'refused') {
          handle.createWritable = async () => {
            throw new DOMException('As the test asks.', 'NotAllowedError');
          };
        }
        window.lastHandle = handle;
        return handle;
      };
    }, outcomes);
  }
  const asked = (page) => page.evaluate(() => window.asked);
  const written = (page, which) =>
    page.evaluate(async (which) => {
      const folder = await navigator.storage.getDirectory();
      const file = await (await folder.getFileHandle(`chosen ${which}.json`)).getFile();
      return file.text();
    }, which);

  test('saving again writes the same file without asking', async ({ page }) => {
    await page.clock.setFixedTime(new Date('2026-11-21T16:10:00'));
    await stubPicker(page, ['written', 'written']);
    const downloads = downloadsOf(page);
    await start(page);
    await rate(page, '1.1', 'Now', 10);
    await saveButton(page).click();
    await expectSaid(page, 'Saved to the file.');
    await expect(bar(page)).toContainText('Last saved to file today, 16:10');
    expect(await asked(page)).toEqual(['Hazel Lane Primary - SEND self-evaluation - 2026-11-21.json']);
    expect(ratings(JSON.parse(await written(page, 1)))).toEqual({ '1-1': { now: 10 } });

    // Shorter than before: nothing of the old text may stay behind it.
    await page.getByRole('button', { name: 'Clear 1.1 Now' }).click();
    await page.clock.setFixedTime(new Date('2026-11-21T16:20:00'));
    await saveButton(page).click();
    await expect(bar(page)).toContainText('Last saved to file today, 16:20');
    expect(await asked(page)).toHaveLength(1);
    expect(ratings(JSON.parse(await written(page, 1)))).toEqual({});
    expect(downloads).toEqual([]);
  });

  test('another workbook is never written over the file of the first', async ({ page }) => {
    await stubPicker(page, ['written', 'written']);
    await start(page, 'First school');
    await saveButton(page).click();
    await expectSaid(page, 'Saved to the file.');
    await toFirstPage(page);
    await page.getByRole('link', { name: 'Start', exact: true }).click();
    await page.getByLabel('Name of the school or setting').fill('Second school');
    await page.getByRole('button', { name: 'Begin' }).click();
    await expect(bar(page)).toContainText('Not saved to a file yet');
    await saveButton(page).click();
    await expect(bar(page)).toContainText('Last saved to file today');
    expect(await asked(page)).toHaveLength(2);
    expect(JSON.parse(await written(page, 1)).school.name).toBe('First school');
    expect(JSON.parse(await written(page, 2)).school.name).toBe('Second school');
  });

  for (const outcome of ['refused', 'SecurityError']) {
    test(`refused (${outcome}), it is a download, and the next time it asks again`, async ({ page }) => {
      await page.clock.setFixedTime(new Date('2026-11-21T16:10:00'));
      await stubPicker(page, [outcome, 'written']);
      await start(page);
      await rate(page, '1.1', 'Now', 3);
      const file = await save(page);
      await expectSaid(
        page,
        'The browser may not write to that file, so “Hazel Lane Primary - SEND self-evaluation - 2026-11-21.json” is ' +
          'in your downloads instead.',
      );
      expect(ratings(file.workbook)).toEqual({ '1-1': { now: 3 } });
      await expect(bar(page)).toContainText('Last saved to file today, 16:10');
      await saveButton(page).click();
      await expectSaid(page, 'Saved to the file.');
      expect(await asked(page)).toHaveLength(2);
      expect(ratings(JSON.parse(await written(page, 2)))).toEqual({ '1-1': { now: 3 } });
    });
  }

  test('permission taken back between two saves, the second is a download', async ({ page }) => {
    await stubPicker(page, ['written']);
    await start(page);
    await saveButton(page).click();
    await expectSaid(page, 'Saved to the file.');
    await page.evaluate(() => {
      window.lastHandle.createWritable = async () => {
        throw new DOMException('As the test asks.', 'NotAllowedError');
      };
    });
    await rate(page, '1.1', 'Now', 3);
    const file = await save(page);
    await expectSaid(page, `The browser may not write to that file, so “${file.name}” is in your downloads instead.`);
    expect(ratings(file.workbook)).toEqual({ '1-1': { now: 3 } });
    expect(ratings(JSON.parse(await written(page, 1)))).toEqual({});
  });

  test('given up, it says nothing and changes nothing', async ({ page }) => {
    await stubPicker(page, ['AbortError', 'written']);
    const downloads = downloadsOf(page);
    const id = await start(page);
    await rate(page, '1.1', 'Now', 3);
    await expectSaid(page, '1.1 Now: 3, Has not been addressed yet.');
    await expectKept(page);
    const before = await drafts(page);
    await saveButton(page).click();
    await expect.poll(() => asked(page)).toHaveLength(1);
    await expect(bar(page)).toContainText('Not saved to a file yet');
    await expectSaid(page, '1.1 Now: 3, Has not been addressed yet.');
    expect(await drafts(page)).toEqual(before);
    expect(downloads).toEqual([]);
    // It can be saved all the same, and only then is it said.
    await saveButton(page).click();
    await expectSaid(page, 'Saved to the file.');
    expect((await drafts(page))[id].saved_to_file).toBeTruthy();
  });
});

/** The size of a PNG, its last chunk, and its pixels, to tell it from one that is blank or cut short. */
function readPng(bytes) {
  expect(bytes.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  const chunks = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    chunks.push({ kind: bytes.toString('latin1', at + 4, at + 8), data: bytes.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  const header = chunks.find(({ kind }) => kind === 'IHDR').data;
  const pixels = inflateSync(Buffer.concat(chunks.filter(({ kind }) => kind === 'IDAT').map(({ data }) => data)));
  return { width: header.readUInt32BE(0), height: header.readUInt32BE(4), last: chunks.at(-1).kind, pixels };
}

test('the chart is saved as a picture, PNG and SVG', async ({ page }) => {
  await page.clock.setFixedTime(new Date('2026-11-21T16:10:00'));
  await page.goto('');
  await choose(page, fileOf('a school.json', workbookOf({ 1.1: [3, 8], 1.2: [7, 9], 1.3: [0, null], 2.1: [4, 6] })));
  const asPng = () => page.getByRole('button', { name: 'Save chart as PNG' }).click();
  const asSvg = () => page.getByRole('button', { name: 'Save chart as SVG' }).click();
  const svgOf = (bytes) =>
    page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
      const root = parsed.documentElement;
      return {
        faults: parsed.querySelectorAll('parsererror').length,
        root: `${root.namespaceURI} ${root.localName}`,
        size: ['width', 'height'].map((name) => Number(root.getAttribute(name))),
        texts: [...parsed.querySelectorAll('text')].map((text) => text.textContent.trim()),
      };
    }, bytes.toString());

  for (const part of [undefined, 'All 45']) {
    if (part) await goToPart(page, part);
    const areas = part ? pack.areas : pack.areas.slice(0, 1);
    const title = part ? 'SEND self-evaluation' : '1 Outcomes for Pupils with SEND';
    const [svg, png] = [await downloaded(page, asSvg), await downloaded(page, asPng)];
    await expectSaid(page, 'The chart is in your downloads, as PNG.');
    expect(svg.name).toBe(`Hazel Lane Primary - ${title} - 2026-11-21.svg`);
    expect(png.name).toBe(`Hazel Lane Primary - ${title} - 2026-11-21.png`);

    const { faults, root, size, texts } = await svgOf(svg.bytes);
    expect({ faults, root }).toEqual({ faults: 0, root: 'http://www.w3.org/2000/svg svg' });
    const numbers = areas.flatMap((area) => area.statements.map(({ number }) => number));
    expect(texts.filter((text) => /^\d\.\d$/.test(text))).toEqual(numbers);
    expect(texts).toContain(`${title}: Hazel Lane Primary`);
    expect(texts).toContain('Round of 12 November 2026. The whole setting. Targets for 12 months.');
    expect(texts.filter((text) => text === 'n/a')).toHaveLength(1);

    // A picture for a slide or a report: as the SVG in shape, at least as many pixels, and not blank.
    const { width, height, last, pixels } = readPng(png.bytes);
    expect(last).toBe('IEND');
    expect(width).toBeGreaterThanOrEqual(size[0]);
    expect(width / height).toBeCloseTo(size[0] / size[1], 2);
    expect(new Set(pixels).size).toBeGreaterThan(20);
  }
});
