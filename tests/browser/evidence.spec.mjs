// Evidence: marks on exemplars, the school's own evidence, the library and its items, and the questions about ratings.
import { cells, drafts, expect, expectKept, expectSaid, goToPart, rate, save, start, test } from './fixtures.mjs';
import { openWorked } from './pages.mjs';
import { worked } from './worked.mjs';

const outcomes = 'Evidence: 1 Outcomes for Pupils with SEND';
const leadership = 'Evidence: 2 Leadership of SEND';
const tracked = 'Interventions are tracked and appropriate responses to data are evident.';

/** The card of one statement: card(page, '1.1'). */
const card = (page, number) => page.getByRole('region', { name: new RegExp(`^${number.replace('.', '\\.')} `) });

/** The list for how much of an exemplar the school has, and the list for the rating that it counts towards. */
const have = (page, exemplar = tracked) => page.getByLabel(`Do we have it: ${exemplar}`, { exact: true });
const lane = (page, exemplar = tracked) => page.getByLabel(`Counts towards: ${exemplar}`, { exact: true });

/** The text of a list's chosen option. */
const chosen = (list) => list.evaluate((select) => select.selectedOptions[0]?.textContent);

/** Chooses the option whose text begins with `beginning`. */
async function choose(list, beginning) {
  const options = await list.locator('option').allTextContents();
  await list.selectOption({ label: options.find((words) => words.startsWith(beginning)) });
}

/** A statement's evidence in the current round of a draft or a file. */
const evidenceOf = (kept, statement) => (kept.workbook ?? kept).assessments[0].rounds.at(-1).evidence?.[statement];

const library = (page) => page.getByRole('region', { name: 'Evidence', exact: true }).getByRole('table');

/** The titles in the library's table. */
const titles = async (page) => (await cells(library(page))).slice(1).map(([title]) => title);

test('the keyboard alone marks an exemplar, and the mark is saved', async ({ page }) => {
  const id = await start(page);
  await goToPart(page, 'Evidence');
  await expect(lane(page)).toHaveCount(0);
  await have(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => chosen(have(page))).toBe('◐ Partly');
  // The next stop is the list for the rating that it counts towards.
  await page.keyboard.press('Tab');
  await expect(lane(page)).toBeFocused();
  await expect.poll(() => chosen(lane(page))).toBe('counts towards now');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => chosen(lane(page))).toBe('counts towards target');
  const marked = { marks: { '1-1-strategic-2': { have: 'partly', lane: 'target' } } };
  await expectKept(page);
  expect(evidenceOf((await drafts(page))[id], '1-1')).toEqual(marked);

  await page.reload();
  await expect.poll(() => chosen(have(page))).toBe('◐ Partly');
  await expect.poll(() => chosen(lane(page))).toBe('counts towards target');
  expect(evidenceOf((await save(page)).workbook, '1-1')).toEqual(marked);
});

test('undo and redo go through the marks of an exemplar step by step', async ({ page }) => {
  await start(page);
  await goToPart(page, 'Evidence');
  await have(page).selectOption('✓ Have it');
  await lane(page).selectOption('counts towards target');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expectSaid(page, 'Undone: the evidence of 1.1');
  await expect.poll(() => chosen(lane(page))).toBe('counts towards now');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => chosen(have(page))).toBe('Not marked');
  await expect(lane(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Redo' }).click();
  await expectSaid(page, 'Done again: the evidence of 1.1');
  await expect.poll(() => chosen(have(page))).toBe('✓ Have it');
});

test('an exemplar counts towards the target if the target is in its band', async ({ page }) => {
  await openWorked(page, 'evidence/2', leadership);
  // 2.4 is rated 2 now with target 7, so its target is in the band of clear impact.
  const one = card(page, '2.4').getByLabel(/^Do we have it: /).first();
  await one.selectOption('○ Not yet');
  await expect.poll(() => chosen(card(page, '2.4').getByLabel(/^Counts towards: /))).toBe('counts towards target');
});

test('a school’s own evidence is saved when the user leaves the page at once', async ({ page }) => {
  const id = await start(page);
  await goToPart(page, 'Evidence');
  const own = page.getByLabel('Our own evidence for 1.1');
  await own.pressSequentially('The progress file of every term.');
  await page.reload();
  await expect(own).toHaveValue('The progress file of every term.');
  // Dictation software replaces the whole text at once, and the user leaves the page.
  await own.fill('The progress file — “every term”.\nAnd the minutes.');
  await goToPart(page, 'Library');
  await goToPart(page, 'Evidence');
  await expect(own).toHaveValue('The progress file — “every term”.\nAnd the minutes.');
  await expectKept(page);
  expect(evidenceOf((await drafts(page))[id], '1-1')).toEqual({ own: 'The progress file — “every term”.\nAnd the minutes.' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(own).toHaveValue('The progress file of every term.');
});

test('a statement without exemplars takes the school’s own evidence', async ({ page }) => {
  await openWorked(page, 'evidence/6', 'Evidence: 6 Assessment and identification of pupils with SEND');
  await expect(card(page, '6.4').getByText('No examples given.', { exact: true })).toHaveCount(3);
  await page.getByLabel('Our own evidence for 6.4').fill('The register of each term.');
  await goToPart(page, 'Library');
  await expect(page.getByRole('heading', { name: 'No evidence yet: 1 statement' })).toBeVisible();
});

test('evidence added for a statement can be linked to a second one, unlinked, removed and brought back', async ({ page }) => {
  const id = await start(page);
  await page.goto(`#/w/${id}/evidence/2`);
  await expect(card(page, '2.4').getByText('No evidence from the library is linked to this statement yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Add new evidence for 2.4' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'New evidence' })).toBeFocused();
  await page.getByLabel('Title').fill('Governors’ minutes, spring');
  await page.getByLabel('Kind').selectOption('Minutes');
  await page.getByLabel('Where it is kept').fill('https://drive.example.org/minutes');
  await page.getByLabel('Date').fill('2026-03-14');
  await page.getByLabel('What it shows').fill('Two challenges about outcomes.');
  await page.getByLabel('Note').fill('Ask the clerk.');
  const link = page.getByRole('link', { name: 'Open the web page in a new tab' });
  await expect(link).toHaveAttribute('href', 'https://drive.example.org/minutes');
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer');

  const linked = page.getByRole('region', { name: 'Statements it supports' }).getByRole('listitem');
  await expect(linked).toHaveCount(1);
  await expect(linked).toContainText('● Now: 2.4 ');
  await choose(page.getByLabel('Statement', { exact: true }), '1.1 ');
  await page.getByLabel('What it counts towards').selectOption('counts towards target');
  await page.getByRole('button', { name: 'Link statement', exact: true }).click();
  await expectSaid(page, 'Linked to 1.1.');
  await expect(linked).toHaveCount(2);
  await expect(linked.last()).toContainText('◇ Target: 1.1 ');

  await goToPart(page, 'Library');
  expect((await cells(library(page))).slice(1)).toEqual([
    ['Governors’ minutes, spring', 'Minutes', '14 March 2026', '2.4', '1.1'],
  ]);
  await page.getByRole('link', { name: 'Governors’ minutes, spring' }).click();
  await page.getByRole('button', { name: 'Unlink 2.4 (now)' }).click();
  await expectSaid(page, 'Unlinked.');
  await expect(linked).toHaveCount(1);
  await expectKept(page);
  const pack = 'send-self-evaluation';
  expect((await drafts(page))[id].workbook.evidence).toEqual([
    expect.objectContaining({
      title: 'Governors’ minutes, spring',
      kind: 'minutes',
      place: 'https://drive.example.org/minutes',
      date: '2026-03-14',
      shows: 'Two challenges about outcomes.',
      note: 'Ask the clerk.',
      links: [{ pack, statement: '1-1', lane: 'target' }],
    }),
  ]);

  await page.getByRole('button', { name: 'Remove from the library' }).click();
  await expectSaid(page, 'The evidence was removed from the library. Press Undo to bring it back.');
  await expect(page.getByRole('heading', { level: 1, name: 'Evidence library' })).toBeFocused();
  await expect(page.getByText(/^There is nothing in the library yet\./)).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expectSaid(page, 'Undone: evidence “Governors’ minutes, spring” is here');
  expect(await titles(page)).toEqual(['Governors’ minutes, spring']);
});

test('the evidence page links and unlinks items of the library', async ({ page }) => {
  await openWorked(page, 'evidence/2', leadership);
  const links = card(page, '2.1').getByRole('listitem').filter({ has: page.getByRole('button') });
  await expect(links).toHaveCount(0);
  await page.getByLabel('Evidence to link to 2.1').selectOption('Minutes of the spring meeting');
  await page.getByLabel('What it counts towards at 2.1').selectOption('counts towards target');
  await page.getByRole('button', { name: 'Link evidence to 2.1' }).press('Enter');
  await expectSaid(page, 'Linked to 2.1.');
  await expect(links).toHaveText('◇ Target: Minutes of the spring meeting Minutes Unlink');
  // The focus stays on the button, ready for the next link.
  await expect(page.getByRole('button', { name: 'Link evidence to 2.1' })).toBeFocused();
  await page.getByRole('button', { name: 'Link evidence to 2.1' }).press('Enter');
  await expect(links).toHaveCount(1);
  await page.getByRole('button', { name: 'Unlink “Minutes of the spring meeting” from 2.1' }).press('Enter');
  await expectSaid(page, 'Unlinked. The evidence stays in the library.');
  await expect(links).toHaveCount(0);
  await expect(card(page, '2.1').getByRole('heading', { name: 'From the library' })).toBeFocused();
});

test('the library names another scheme once for all its statements', async ({ page }) => {
  await page.goto('#/w/example/library');
  const survey = library(page).getByRole('row').filter({ hasText: 'Survey of parents and carers of pupils with SEND' });
  await expect(survey.getByRole('cell')).toHaveText([
    'Questionnaire',
    '19 June 2026',
    '1.2, 4.1; Bury Inclusion Quality Mark 4.5, 4.6',
    '4.3',
  ]);
});

test('the library can be searched by word, kind, section and age', async ({ page }) => {
  await page.clock.setFixedTime(new Date('2026-11-21T16:10:00'));
  await openWorked(page, 'library', 'Evidence library');
  const [reading, minutes] = ['Reading groups, a case study', 'Minutes of the spring meeting'];
  const found = page.getByRole('note');
  await expect(found).toHaveText('2 pieces of evidence.');
  expect((await cells(library(page))).slice(1)).toEqual([
    [reading, 'Case study', '3 July 2026', '1.1', '2.4'],
    [minutes, 'Minutes', '14 March 2023', '1.2, 9-9 (not in any scheme here)', ''],
  ]);
  // The search finds all words in any order, in the field "What it shows" too.
  await page.getByLabel('Find').fill('THIRD reading');
  await expect(found).toHaveText('1 of 2 pieces of evidence.');
  expect(await titles(page)).toEqual([reading]);
  await page.getByLabel('Find').fill('reading spring');
  await expect(found).toHaveText('0 of 2 pieces of evidence.');
  await page.getByLabel('Find').fill('');
  for (const [label, option, titled] of [
    ['Kind', 'Minutes', [minutes]],
    ['Kind', 'Interview', []],
    ['Section', '2 Leadership', [reading]],
    ['Section', '1 Outcomes', [reading, minutes]],
    ['Section', 'Not linked to a statement', []],
    ['Age', 'From the last 12 months', [reading]],
    ['Age', 'Older than 2 years', [minutes]],
    ['Age', 'Without a date', []],
  ]) {
    await choose(page.getByLabel(label, { exact: true }), option);
    await expect.poll(() => titles(page), { message: `${label}: ${option}` }).toEqual(titled);
    await choose(page.getByLabel(label, { exact: true }), 'Any ');
  }
  await expect(found).toHaveText('2 pieces of evidence.');
});

test('the library lists the statements that need evidence for now or for the target', async ({ page }) => {
  await openWorked(page, 'library', 'Evidence library');
  const lacking = page.getByRole('region', { name: 'What still needs evidence' });
  const headings = ['No evidence yet: 2 statements', 'Still to gather for the target: 3 statements'];
  await expect(lacking.getByRole('heading', { level: 3 })).toHaveText(headings);
  await expect(lacking.getByRole('link')).toHaveText(['1.3', '6.4', '1.1', '1.2', '6.4']);
  const gather = lacking.getByRole('listitem').filter({ has: page.getByRole('link', { name: '1.1' }) });
  await expect(gather.getByRole('listitem')).toHaveText([
    '◐ Partly: School development planning evidences how data impacts strategic, whole school planning for SEND.',
    '○ Not yet: IDSR/ Compare schools website',
  ]);
  await lacking.getByRole('link', { name: '1.3' }).click();
  await page.getByLabel('Our own evidence for 1.3').fill('Book looks each half-term.');
  await goToPart(page, 'Library');
  await expect(lacking.getByRole('heading', { level: 3 }).first()).toHaveText(
    'No evidence yet: 1 statement',
  );
});

const noLink =
  '! This web address can’t be opened from here. Use one that begins with https:// and has no spaces. Your text is ' +
  'saved as a reference.';

test('a place that isn’t a web address never becomes a link, and a fault says so', async ({ page }) => {
  await openWorked(page, 'item/odd', 'Minutes of the spring meeting');
  const place = page.getByLabel('Where it is kept');
  await expect(place).toHaveValue('javascript:alert(1)');
  const schemes = () => page.locator('a').evaluateAll((links) => [...new Set(links.map((link) => link.protocol))]);
  const opens = page.getByRole('link', { name: 'Open the web page in a new tab' });
  for (const text of ['javascript:alert(1)', 'JaVaScRiPt://example.org/%0aalert(1)', 'data:text/html,x', 'www.x.org', 'https://a b']) {
    await place.fill(text);
    await expect(page.getByText(noLink, { exact: true }), text).toBeVisible();
    await expect(opens).toHaveCount(0);
    expect(await schemes()).toEqual(['http:']);
  }
  await place.fill('Staff drive, SEND, 2026');
  await expect(page.getByText(noLink, { exact: true })).toHaveCount(0);
  await expect(opens).toHaveCount(0);
  for (const path of ['library', 'evidence/1']) {
    await openWorked(page, path, path === 'library' ? 'Evidence library' : outcomes);
    await expect(page.getByRole('link', { name: 'Minutes of the spring meeting' })).toBeVisible();
    expect(await schemes()).toEqual(['http:']);
  }
});

test('a link to an unknown statement stays, is reported, and can be removed', async ({ page }) => {
  await openWorked(page, 'item/odd', 'Minutes of the spring meeting');
  const linked = page.getByRole('region', { name: 'Statements it supports' }).getByRole('listitem');
  await expect(linked.last()).toContainText(
    'No scheme here has a statement “9-9”. The link stays in your file. Unlink it if you don’t need it.',
  );
  await page.getByLabel('Note').fill('Looked at again.');
  await expectKept(page);
  expect((await drafts(page)).worked.workbook.evidence[1].links).toEqual(worked().evidence[1].links);
  await page.getByRole('button', { name: 'Unlink 9-9 (not in any scheme here) (now)' }).click();
  await expect(linked).toHaveCount(1);
  await expectKept(page);
  expect((await drafts(page)).worked.workbook.evidence[1].links).toEqual(worked().evidence[1].links.slice(0, 1));
});

test('a title of ten thousand characters gets a warning, and is saved whole', async ({ page }) => {
  await openWorked(page, 'item/reading', 'Reading groups, a case study');
  const long = 'abcdefghi '.repeat(999) + 'the end!!!';
  const title = page.getByLabel('Title');
  await title.fill(long);
  await expect(title).toHaveAccessibleDescription(
    'A title colleagues will recognise. This line has 10000 characters. All of it is saved, but lists and documents ' +
      'read better with fewer than 300.',
  );
  await page.reload();
  await expect(title).toHaveValue(long);
  await page.setViewportSize({ width: 320, height: 800 });
  for (const path of ['library', 'item/reading', 'evidence/1', 'evidence/2']) {
    await page.goto(`#/w/worked/${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320);
  }
  await page.goto('#/w/worked/item/reading');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await title.fill('Reading groups');
  await expect(title).toHaveAccessibleDescription('A title colleagues will recognise.');
});

const asked =
  'From 7 the scale speaks of evidence of better outcomes for children and young people with SEND. No data, ' +
  'questionnaire or case study is linked to this rating yet.';

test('a 7 without evidence of outcomes raises a question, which evidence or a lower rating settles', async ({ page }) => {
  await openWorked(page, 'rate/2', '2 Leadership of SEND');
  await rate(page, '2.1', 'Now', 7);
  await goToPart(page, 'Evidence');
  const question = card(page, '2.1').getByText(asked, { exact: true });
  await expect(question).toBeVisible();
  await expect(card(page, '2.2').getByText('Worth a second look')).toHaveCount(0);
  // Minutes don't answer the question. A case study does, unless it counts towards the target.
  const link = async (title, what, mark) => {
    await page.getByLabel('Evidence to link to 2.1').selectOption(title);
    await page.getByLabel('What it counts towards at 2.1').selectOption(what);
    await page.getByRole('button', { name: 'Link evidence to 2.1' }).click();
    const links = card(page, '2.1').getByRole('listitem').filter({ hasText: `${mark} ${title}` });
    await expect(links).toHaveCount(1);
  };
  await link('Minutes of the spring meeting', 'counts towards now', '● Now:');
  await link('Reading groups, a case study', 'counts towards target', '◇ Target:');
  await expect(question).toBeVisible();
  await link('Reading groups, a case study', 'counts towards now', '● Now:');
  await expect(question).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(question).toBeVisible();
  await goToPart(page, 'Rate');
  await rate(page, '2.1', 'Now', 6);
  await goToPart(page, 'Evidence');
  await expect(card(page, '2.1')).toBeVisible();
  await expect(question).toHaveCount(0);
});

test('a reason answers a question, and is saved', async ({ page }) => {
  await openWorked(page, 'evidence/1', outcomes);
  const question = card(page, '1.3').getByText('The target, 5, is below now, 6.', { exact: true });
  await expect(question).toBeVisible();
  const why = page.getByLabel('Or say why 1.3 is right as it is');
  await why.pressSequentially('The cohort is small this year.');
  await expect(why).toBeFocused();
  await page.reload();
  await expect(why).toHaveValue('The cohort is small this year.');
  expect(evidenceOf((await drafts(page)).worked, '1-3')).toEqual({
    answers: { 'target-below-now': 'The cohort is small this year.' },
  });
});

test('a blank piece of evidence doesn’t count as evidence, is reused, and can be brought back', async ({ page }) => {
  await start(page);
  await rate(page, '1.1', 'Now', 8);
  await goToPart(page, 'Evidence');
  await page.getByRole('button', { name: 'Add new evidence for 1.1' }).click();
  await expect(page.getByLabel('Title')).toBeVisible();
  const address = page.url();
  await goToPart(page, 'Library');
  await expect(page.getByRole('table', { name: /Evidence/ })).toContainText('! not filled in yet');
  await expect(page.getByRole('region', { name: 'What still needs evidence' })).toContainText('1.1');
  // The button opens the blank piece of evidence again.
  await goToPart(page, 'Evidence');
  await page.getByRole('button', { name: 'Add new evidence for 1.1' }).click();
  await expect(page).toHaveURL(address);
  // After undo it can be brought back, and nothing else changes.
  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('heading', { level: 1, name: 'This piece of evidence isn’t here' })).toBeVisible();
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await page.getByLabel('Title').fill('Progress of every pupil');
  await goToPart(page, 'Library');
  await expect(page.getByText('not filled in yet')).toHaveCount(0);
  await expectKept(page);
});
