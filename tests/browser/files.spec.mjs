// Saving to a file and opening one: by download, over a file, chosen, dropped, and everything that is no workbook.
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
  workbookOf,
  toFirstPage,
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
      `${ratingsAt}.1-4.now: this is the text "7", not a whole number from 0 to 10; left out`,
      `${ratingsAt}.1-6.now: this is yes or no, not a whole number from 0 to 10; left out`,
    ]);
    await expect(
      page.getByText('Everything else is here. What was opened is as it was.', { exact: true }),
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
    await expect(page.getByRole('heading', { level: 1, name: 'Our packs: Hazel Lane Primary' })).toBeFocused();
    expect(await repairs(page, '1 thing in this workbook could not be used as written')).toEqual([
      'assessments[0].pack.id: this page has no pack “another-scheme”; it is kept, but can’t be shown here',
    ]);
    await expect(
      page.getByText(
        'This page has no such pack. What was recorded with it is kept, and can be worked with as soon as the pack’s file is opened here.',
      ),
    ).toBeVisible();
    expect((await save(page)).workbook.assessments).toEqual(file.assessments);

    await page.getByRole('button', { name: 'Begin with this pack' }).click();
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
    await expect(page.getByRole('heading', { level: 1, name: 'Our packs: Hazel Lane Primary' })).toBeFocused();
    await page.getByRole('button', { name: 'Begin with this pack' }).click();
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
  const question = (page) => page.getByRole('dialog', { name: 'This workbook is here already' });

  test.beforeEach(async ({ page }) => {
    await page.clock.setFixedTime(new Date('2026-11-21T16:10:00'));
    await page.goto('');
    await choose(page, fileOf('a school.json', workbookOf({ 1.1: [3, 8] })));
    await rate(page, '1.1', 'Now', 5);
    await expectKept(page);
    await drop(page, fileOf('from home.json', workbookOf({ 1.1: [6, 9] })));
    await expect(question(page)).toBeVisible();
    await expect(question(page).getByRole('paragraph').filter({ hasText: /\w\./ })).toHaveText([
      'This browser has a draft of “Hazel Lane Primary”, last changed today, 16:10. The file is a different version ' +
        'of it.',
      'The file has another rating of 1 statement.',
      'The draft has changes that are in no file.',
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
  await expectSaid(page, 'This file and the draft in this browser are the same: the draft is open.');
  await expectShown(page, '1.1', 'Target', 8);
  expect(Object.keys(await drafts(page))).toEqual(['a-workbook']);
});
