// Documents: what the guard shows before one leaves the page, the fields of the strategy, and the files themselves.
import { inflateRawSync } from 'node:zlib';
import { downloaded, drafts, expect, expectKept, expectSaid, goToPart, save, start, test } from './fixtures.mjs';
import { openWorked } from './pages.mjs';
import { worked } from './worked.mjs';

const day = new Date('2026-11-21T16:10:00');
const upn = 'Y000123419001';

/** The workbook that has been worked with, and what should not leave it: in what an item shows, in own words, in a step. */
function planted() {
  const workbook = worked();
  workbook.evidence[0].shows = `Jayden Okafor (UPN ${upn}) reads well now.`;
  workbook.assessments[0].rounds[1].evidence['1-1'].own = 'Seen with 3 pupils.';
  workbook.plan.targets[0].steps[1].what = 'Write to jo.carer@example.org about the form';
  return workbook;
}

const make = (page, name) => page.getByRole('button', { name: `Download: ${name}` }).click();
const guard = (page) => page.getByRole('region', { name: /: check .* first$|that you have checked$/ });
const finds = (page) => guard(page).getByRole('group');

/** The texts of a Word or Excel file by the names of its parts; a picture is its bytes, as text. */
function unzipped(bytes) {
  const parts = {};
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06'));
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place));
    const local = bytes.readUInt32LE(at + 42);
    const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(begin, begin + packed);
    const title = bytes.toString('utf8', at + 46, at + 46 + name);
    parts[title] = (method === 8 ? inflateRawSync(content) : content).toString();
    at += 46 + name + extra + comment;
  }
  return parts;
}

/** Every word of a Word or Excel file. */
const words = (bytes) => Object.values(unzipped(bytes)).join('\n').replace(/<[^>]*>/g, '');

test.describe('the guard', () => {
  test.beforeEach(({ page }) => page.clock.setFixedTime(day));

  test('shows each find in its place, to be kept or redacted', async ({ page }) => {
    await openWorked(page, 'documents', 'Documents', planted());
    await make(page, 'Evidence pages (Word)');
    await expect(guard(page)).toBeFocused();
    await expect(guard(page).getByRole('heading')).toHaveText('“Evidence pages (Word)”: check 4 places first');
    const legends = [
      'Small group in statement 1.1 in round 2, own evidence',
      'Possible child’s name in evidence “Reading groups, a case study”, what it shows',
      'Unique pupil number in evidence “Reading groups, a case study”, what it shows',
      'E-mail address in target “Governors ask about outcomes”, step',
    ];
    await expect(finds(page)).toHaveCount(4);
    for (const [at, legend] of legends.entries()) await expect(finds(page).nth(at)).toHaveAccessibleName(legend);
    await expect(guard(page).locator('mark')).toHaveText(['3 pupils', 'Jayden Okafor', upn, 'jo.carer@example.org']);
    await expect(finds(page).nth(2).getByRole('paragraph').first()).toHaveText(
      `Jayden Okafor (UPN ${upn}) reads well now.`,
    );
    // What can only be a slip of the guard's is kept unless the user says otherwise.
    const black = () => guard(page).getByLabel('Redact').evaluateAll((all) => all.map((one) => one.checked));
    expect(await black()).toEqual([false, false, true, true]);
    await guard(page).getByRole('button', { name: 'Redact all' }).click();
    expect(await black()).toEqual([true, true, true, true]);
    await guard(page).getByRole('button', { name: 'Keep all' }).click();
    expect(await black()).toEqual([false, false, false, false]);
    await guard(page).getByRole('button', { name: 'Cancel' }).click();
    await expect(guard(page)).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  });

  test('leaves out of the document what is redacted, and nothing else', async ({ page }) => {
    await openWorked(page, 'documents', 'Documents', planted());
    await make(page, 'Evidence pages (Word)');
    await finds(page).nth(0).getByLabel('Redact').check();
    const evidence = await downloaded(page, () => guard(page).getByRole('button', { name: 'Download the document' }).click());
    const text = words(evidence.bytes);
    expect(text).toContain(`Jayden Okafor (UPN ${'█'.repeat(upn.length)}) reads well now.`);
    expect(text).not.toContain(upn);
    expect(text).toContain('Seen with █ ██████.');
    // What was decided is not asked again, and can be looked at again.
    await make(page, 'Reviews and due dates (calendar)');
    await expect(
      guard(page).getByRole('heading', { name: '“Reviews and due dates (calendar)”: 4 places that you have checked' }),
    ).toBeVisible();
    await expect(guard(page).getByText('Your earlier decisions: 1 kept, 3 redacted.', { exact: true })).toBeVisible();
    const choices = guard(page).getByRole('radio');
    await expect(choices).toHaveCount(0);
    await guard(page).getByText('Check them again').click();
    await expect(choices).toHaveCount(8);
    await expect(choices.and(page.getByLabel('Redact')).first()).toBeChecked();
    await expect(choices.and(page.getByLabel('Keep')).nth(1)).toBeChecked();
    const calendar = await downloaded(page, () => guard(page).getByRole('button', { name: 'Download the document' }).click());
    // Calendar files fold long lines.
    const lines = calendar.bytes.toString().replace(/\r\n /g, '');
    expect(lines).toContain('SUMMARY:Due: Write to ████████████████████ about the form\r\n');
    expect(lines).not.toContain('jo.carer');
    // The school's own work is as it was, and so is its file, which no guard stands before.
    const { workbook } = await save(page);
    expect(workbook.evidence[0].shows).toContain(upn);
    expect((await drafts(page)).worked.workbook.plan.targets[0].steps[1].what).toContain('jo.carer@example.org');
  });

  test('leads to where a find is mended', async ({ page }) => {
    await openWorked(page, 'documents', 'Documents', planted());
    await make(page, 'Improvement plan (Word)');
    await finds(page).nth(3).getByRole('link', { name: 'Edit the text' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Target 1' })).toBeFocused();
    await page.getByRole('group', { name: 'Step 2' }).getByLabel('What to do').fill('Write to the family');
    await goToPart(page, 'Documents');
    await expect(guard(page)).toHaveCount(0);
    await make(page, 'Improvement plan (Word)');
    await expect(finds(page)).toHaveCount(3);
  });

  test('looks again where a text has changed since', async ({ page }) => {
    await openWorked(page, 'item/reading', 'Reading groups, a case study', planted());
    await page.getByLabel('What it shows').fill(`We saw that Jayden Okafor (UPN ${upn}) reads well now.`);
    await goToPart(page, 'Documents');
    await make(page, 'Evidence pages (Word)');
    await expect(finds(page)).toHaveCount(4);
    // With it, all that is in the text moves.
    await page.getByRole('button', { name: 'Undo' }).click();
    await guard(page).getByRole('button', { name: 'Download the document' }).click();
    await expectSaid(page, 'The texts have changed since you checked them. Check them again.');
    const evidence = await downloaded(page, () => guard(page).getByRole('button', { name: 'Download the document' }).click());
    expect(words(evidence.bytes)).not.toContain(upn);
  });

  test('points out groups smaller than the school says', async ({ page }) => {
    const workbook = worked();
    workbook.evidence[0].note = 'Seen with 12 pupils.';
    await openWorked(page, 'documents', 'Documents', workbook);
    const number = page.getByLabel('Point out groups smaller than');
    await expect(number).toHaveValue('10');
    const table = 'Ratings as a table (CSV)';
    await downloaded(page, () => make(page, table));
    await number.fill('a few');
    await number.blur();
    await expect(number).toHaveAccessibleDescription('Enter a whole number. The number that was here before still counts.');
    await number.fill('15');
    await number.blur();
    await expect(number).toHaveAccessibleDescription('');
    await make(page, table);
    await expect(guard(page).locator('mark')).toHaveText(['12 pupils']);
    await guard(page).getByRole('button', { name: 'Cancel' }).click();
    await page.reload();
    await expect(number).toHaveValue('15');
    await number.fill('0');
    await number.blur();
    await downloaded(page, () => make(page, table));
    await expectKept(page);
    expect((await drafts(page)).worked.workbook.school.smallest_group).toBe(0);
  });
});

test('the strategy has its years, its review and its principles, and names its gaps', async ({ page }) => {
  await openWorked(page, 'documents', 'Documents');
  const strategy = page.getByRole('region', { name: 'The inclusion strategy' });
  const gaps = strategy.getByRole('listitem').filter({ hasNot: page.getByRole('textbox') });
  const targets = [
    'Target 2 lacks its aim, the barrier that it removes, who benefits, a budgeted cost, a funding source and a success ' +
      'measure.',
    'Target 3 lacks the barrier that it removes, who benefits, a budgeted cost and a funding source.',
  ];
  await expect(gaps).toHaveText(['The date of the yearly review is missing.', ...targets]);
  await strategy.getByLabel('Date of the yearly review').fill('2027-11-30');
  await expect(gaps).toHaveText(targets);
  await strategy.getByLabel('Years it covers').fill('');
  await expect(gaps).toHaveText(['The years of the strategy are missing.', ...targets]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(strategy.getByLabel('Years it covers')).toHaveValue('2026 to 2029');

  await strategy.getByRole('button', { name: 'Add a principle' }).press('Enter');
  await expect(strategy.getByRole('textbox', { name: 'Principle 2' })).toBeFocused();
  await page.keyboard.type('Belonging');
  await page.goto('#/w/worked/target/whole');
  const served = page.getByRole('group', { name: 'Principles this target serves' });
  await expect(served.getByLabel('Early help')).toBeChecked();
  await served.getByLabel('Belonging').press('Space');
  await expect(served.getByLabel('Belonging')).toBeChecked();
  await expect(served.getByLabel('Belonging')).toBeFocused();
  await served.getByLabel('Early help').uncheck();
  await expectKept(page);
  const { plan } = (await drafts(page)).worked.workbook;
  expect(plan).toMatchObject({ strategy_years: '2026 to 2029', strategy_review: '2027-11-30' });
  expect(plan.principles.map(({ name }) => name)).toEqual(['Early help', 'Belonging']);
  expect(plan.targets[0].principles).toEqual([plan.principles[1].id]);
});

test.describe('a document', () => {
  test.beforeEach(({ page }) => page.clock.setFixedTime(day));

  /** Makes a document in which the guard finds nothing. */
  async function made(page, name, called) {
    const file = await downloaded(page, () => make(page, name));
    expect(file.name).toBe(`Hazel Lane Primary - ${called}`);
    await expectSaid(page, `“${file.name}” is in your downloads.`);
    return file.bytes;
  }

  for (const [name, called, sentences] of [
    ['Improvement plan (Word)', 'Improvement plan - 2026-11-21.docx', ['Four recorded challenges a year', 'Ask parents what stops them']],
    ['Evidence pages (Word)', 'Evidence pages - 2026-11-21.docx', ['The gap in reading has closed by a third.', 'The progress file of every term.']],
    ['Page for governors (Word)', 'Page for governors - 2026-11-21.docx', ['Hazel Lane Primary', 'The SEND governor holds the school to account']],
    ['Inclusion strategy, draft (Word)', 'Inclusion strategy, draft - 2026-11-21.docx', ['Needs are found late', '2026 to 2029']],
    ['Ratings, gaps, evidence and plan (Excel)', 'Ratings, gaps, evidence and plan - 2026-11-21.xlsx', ['Reading groups, a case study', 'Governors ask about outcomes']],
  ]) {
    test(`is made for Office: ${name}`, async ({ page }) => {
      await openWorked(page, 'documents', 'Documents');
      const bytes = await made(page, name, called);
      expect(bytes.subarray(0, 2).toString()).toBe('PK');
      const text = words(bytes);
      for (const sentence of sentences) expect(text).toContain(sentence);
      // The chart is a picture in it.
      const pictures = Object.entries(unzipped(bytes)).filter(([part]) => part.endsWith('.png'));
      expect(pictures.map(([, content]) => content.slice(1, 4))).toEqual(name.includes('governors') ? ['PNG'] : []);
    });
  }

  test('is made as a table', async ({ page }) => {
    await openWorked(page, 'documents', 'Documents');
    const text = (await made(page, 'Ratings as a table (CSV)', 'Ratings as a table - 2026-11-21.csv')).toString();
    expect(text).toMatch(/^\uFEFFschool,urn,phase,pack,edition,round,date,/);
    const row = text.split('\r\n').find((line) => line.includes(',2,2026-11-12,') && line.includes(',2.4,'));
    expect(row).toContain('Hazel Lane Primary,,,send-self-evaluation,1,2,2026-11-12,');
    expect(row).toMatch(/ do this effectively\.,2,7,5,Not addressed yet,"Strategic, clear impact",0,1,SEND self-evaluation,,,,,,,,$/);
  });

  test('is made for the calendar', async ({ page }) => {
    await openWorked(page, 'documents', 'Documents');
    const name = 'Reviews and due dates (calendar)';
    const text = (await made(page, name, 'Reviews and due dates - 2026-11-21.ics')).toString();
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(text).toMatch(/\r\nEND:VCALENDAR\r\n$/);
    expect(text).toContain('\r\nSUMMARY:Review the improvement plan\r\n');
    expect(text).toContain('\r\nDTSTART;VALUE=DATE:20270201\r\n');
    // What is done is no longer due.
    expect(text).toContain('\r\nSUMMARY:Due: Hold the training\r\n');
    expect(text).not.toContain('Book the training');
  });

  test('is not made where there is nothing to tell, which is said', async ({ page }) => {
    const id = await start(page);
    await page.goto(`#/w/${id}/documents`);
    await make(page, 'Reviews and due dates (calendar)');
    await expectSaid(
      page,
      'The plan has no dates yet. Set the day of its next review, or the due date of a step, then make the calendar ' +
        'again.',
    );
    // An empty plan is a document all the same, which says how to begin.
    const { bytes } = await downloaded(page, () => make(page, 'Improvement plan (Word)'));
    expect(words(bytes)).toContain('There is no target yet');
  });

  test('is asked for again when what makes it could not be fetched', async ({ page, found }) => {
    await openWorked(page, 'documents', 'Documents');
    await page.context().route(/report-[^/]*\.(js|wasm)$/, (route) => route.abort());
    await make(page, 'Ratings as a table (CSV)');
    await expectSaid(page, 'Documents can’t be made while you are offline. Connect to the internet, then try again.');
    await page.context().unroute(/report-[^/]*\.(js|wasm)$/);
    // That the file did not come is what the browser says too.
    expect(found.filter((line) => !/Failed to load resource|ERR_FAILED/.test(line))).toEqual([]);
    found.length = 0;
    await made(page, 'Ratings as a table (CSV)', 'Ratings as a table - 2026-11-21.csv');
  });

  test('has what was typed the moment before', async ({ page }) => {
    await openWorked(page, 'documents', 'Documents');
    await page.getByLabel('Years it covers').fill('2027 to 2030');
    const bytes = await made(
      page, 'Inclusion strategy, draft (Word)', 'Inclusion strategy, draft - 2026-11-21.docx',
    );
    expect(words(bytes)).toContain('2027 to 2030');
  });
});
