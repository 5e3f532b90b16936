// Every page in every state that a user can bring it into. What holds of all of them is checked over this list, so that
// a state which is easily forgotten (nothing rated, a failed save, a question) is looked at as the ordinary ones are.
//
// `open` takes a fresh page of a browser in which nothing is kept, and waits until the state is there. `title` is what
// the tab says then.
import { cell, choose, expect, expectKept, fileOf, idOf, plant, rate, setQuotaFull, start } from './fixtures.mjs';
import { besideRating, marked } from './marks.mjs';
import { worked } from './worked.mjs';

const school = 'Hazel Lane Primary';

/** A workbook as its file has it: one round, with a few ratings. */
export function workbook(id, name, ratings = {}) {
  const round = { date: '2026-11-12', practice: 'setting', horizon_months: 12, ratings };
  return {
    format: 'join-the-dots/workbook',
    version: 1,
    app: '0.1.0',
    id,
    school: { name },
    assessments: [{ pack: { id: 'send-self-evaluation', edition: '1' }, rounds: [round] }],
  };
}

/** The text of a draft that holds this workbook. */
export function draftOf(workbook, more = {}) {
  const changed_at = Date.UTC(2026, 10, 19, 16, 10);
  const about = { format: 'join-the-dots/draft', version: 1, app: '0.1.0', tab: 'earlier', revision: 3, changed_at };
  return JSON.stringify({ ...about, ...more, workbook });
}

const someRatings = { '1-1': { now: 4, target: 7 }, '1-2': { now: 6 }, '1-7': { now: 0, target: 0 } };

/** Waits for the heading of a page. */
async function headed(page, text) {
  await expect(page.getByRole('heading', { level: 1, name: text, exact: true })).toBeVisible();
}

/** Opens the first page with these drafts in the browser, by id. */
export async function homeWith(page, drafts) {
  await page.goto('./');
  await headed(page, home);
  for (const [id, text] of Object.entries(drafts)) await plant(page, id, text);
  await page.reload();
  await headed(page, home);
}

/** Opens a page of a workbook, which is kept in the browser as a draft. */
export async function openWorked(page, path, heading, workbook = worked()) {
  await homeWith(page, { [workbook.id]: draftOf(workbook, { version: workbook.version }) });
  await page.goto(`#/w/${workbook.id}/${path}`);
  await headed(page, heading);
}

/** The state of a page of the workbook that has been worked with. */
const workedAt = (name, path, heading, workbook = worked()) => ({
  name,
  title: titled(heading),
  open: (page) => openWorked(page, path, heading, workbook),
});

/** The state of a page of the workbook with quality marks, of its pack at a place. */
const markedAt = (name, path, heading, workbook = marked(), place = 1) => ({
  name,
  title: titled(heading),
  async open(page) {
    await homeWith(page, { [workbook.id]: draftOf(workbook, { version: workbook.version }) });
    await page.goto(`#/w/${workbook.id}@${place}/${path}`);
    await headed(page, heading);
  },
});

async function homeWithTwo(page) {
  await homeWith(page, {
    hazel: draftOf(workbook('hazel', school, someRatings)),
    oak: draftOf({ ...workbook('oak', 'Oak Road Nursery'), example: true }, {
      changed_at: Date.UTC(2026, 9, 2, 8, 5),
      saved_to_file: { at: Date.UTC(2026, 9, 2, 8, 6), revision: 3 },
    }),
  });
  await expect(page.getByRole('button', { name: `Rename “${school}”` })).toBeVisible();
}

/** Opens a page of the example. */
const example = (path, heading) => async (page) => {
  await page.goto(`#/w/example/${path}`);
  await headed(page, heading);
};

/** Starts a workbook, does something on its first sheet, and goes to one of its pages. */
const fresh = (path, heading, before = async () => {}) => async (page) => {
  const id = await start(page, school);
  await before(page);
  await page.goto(`#/w/${id}/${path}`);
  await headed(page, heading);
};

const home = 'See where your SEND practice stands, and where the gap is widest';
const outcomes = '1 Outcomes for Pupils with SEND';
const leadership = '2 Leadership of SEND';
const identification = '6 Assessment and identification of pupils with SEND';
const about = 'Your data, keyboard keys and sources';
const titled = (heading) => `${heading} – Join the Dots`;

export const states = [
  {
    name: 'home, empty',
    title: titled(home),
    async open(page) {
      await page.goto('./');
      await expect(
        page.getByText('Your work will appear here. It stays until you delete it.', {
          exact: true,
        }),
      ).toBeVisible();
    },
  },
  { name: 'home with drafts', title: titled(home), open: homeWithTwo },
  {
    name: 'home after a delete',
    title: titled(home),
    async open(page) {
      await homeWithTwo(page);
      await page.getByRole('button', { name: `Delete “${school}”` }).click();
      await expect(page.getByRole('button', { name: `Undo delete of “${school}”` })).toBeVisible();
    },
  },
  {
    name: 'home with an unreadable draft',
    title: titled(home),
    async open(page) {
      const text = draftOf(workbook('hazel', school, someRatings));
      await homeWith(page, { hazel: text.slice(0, text.length / 2) });
      await expect(page.getByRole('button', { name: 'Download the original' })).toBeVisible();
    },
  },
  {
    name: 'rename dialog',
    title: titled(home),
    async open(page) {
      await homeWithTwo(page);
      await page.getByRole('button', { name: `Rename “${school}”` }).click();
      await expect(page.getByRole('dialog', { name: 'Rename' })).toBeVisible();
    },
  },
  {
    name: 'start',
    title: titled('Start'),
    async open(page) {
      await page.goto('#/start');
      await headed(page, 'Start');
    },
  },
  {
    name: 'start with faults',
    title: `Error: ${titled('Start')}`,
    async open(page) {
      await page.goto('#/start');
      await page.getByLabel('Unique reference number, URN (optional)').fill('12');
      await page.getByRole('button', { name: 'Begin' }).click();
      await expect(page.getByRole('group', { name: 'Please fix 2 things' })).toBeFocused();
    },
  },
  {
    name: 'about',
    title: titled(about),
    async open(page) {
      await page.goto('#/about');
      await headed(page, about);
      // What is folded away is part of the page too.
      for (const fold of await page.getByText(/^(What|Typing slips) .* \(\d+\): /).all()) await fold.click();
    },
  },
  { name: 'rate', title: titled(leadership), open: example('rate/2', leadership) },
  { name: 'rate, nothing rated', title: titled(outcomes), open: (page) => start(page, school) },
  {
    name: 'rate with a rating focused',
    title: titled(outcomes),
    async open(page) {
      await start(page, school);
      await rate(page, '1.1', 'Now', 4);
      await cell(page, '1.1', 'Now', 4).press('7');
      await expect(cell(page, '1.1', 'Now', 7)).toBeFocused();
      await expect(page.getByRole('button', { name: 'Clear 1.1 Now' })).toBeVisible();
    },
  },
  {
    name: 'rate with a failed save',
    title: titled(outcomes),
    async open(page) {
      await start(page, school);
      await setQuotaFull(page);
      await rate(page, '1.1', 'Now', 4);
      await expect(page.getByRole('heading', { name: 'Your last change isn’t saved in this browser' })).toBeVisible();
    },
  },
  {
    name: 'rate with a conflict',
    title: titled(outcomes),
    async open(page) {
      const id = await start(page, school);
      // A tab without changes of its own follows the other, and has nothing to ask.
      await rate(page, '1.1', 'Now', 3);
      await expectKept(page);
      const other = await page.context().newPage();
      await other.goto(`#/w/${id}/rate/1`);
      await rate(other, '1.1', 'Now', 4);
      await expect(page.getByRole('heading', { name: 'This workbook was changed in another tab' })).toBeVisible();
      await other.close();
    },
  },
  {
    name: 'evidence',
    title: titled(`Evidence: ${leadership}`),
    open: example('evidence/2', `Evidence: ${leadership}`),
  },
  {
    name: 'evidence, nothing rated',
    title: titled(`Evidence: ${outcomes}`),
    open: fresh('evidence/1', `Evidence: ${outcomes}`),
  },
  workedAt('evidence with marks and prompts', 'evidence/1', `Evidence: ${outcomes}`),
  workedAt('evidence of a statement without exemplars', 'evidence/6', `Evidence: ${identification}`),
  {
    name: 'library, empty',
    title: titled('Evidence library'),
    open: fresh('library', 'Evidence library'),
  },
  workedAt('library', 'library', 'Evidence library'),
  workedAt('a piece of evidence', 'item/reading', 'Reading groups, a case study'),
  workedAt('a piece of evidence with a faulty address', 'item/odd', 'Minutes of the spring meeting'),
  workedAt('a missing piece of evidence', 'item/elsewhere', 'This piece of evidence isn’t here'),
  { name: 'plan, empty', title: titled('Improvement plan'), open: fresh('plan', 'Improvement plan') },
  workedAt('plan by target', 'plan', 'Improvement plan'),
  workedAt('plan by owner', 'plan/owners', 'Improvement plan'),
  workedAt('plan by date', 'plan/dates', 'Improvement plan'),
  workedAt('target', 'target/whole', 'Target 1'),
  workedAt('target without entries', 'target/empty', 'Target 2'),
  {
    name: 'target with faults',
    title: titled('Target 3'),
    async open(page) {
      await openWorked(page, 'target/behind', 'Target 3');
      await page.getByLabel('Cost in pounds').fill('a lot');
      await page.getByRole('group', { name: 'Step 1' }).getByLabel('Due').fill('2024-11-01');
      await page.getByRole('group', { name: 'Step 1' }).getByLabel('Due').blur();
      await expect(page.getByText('This step is due before it starts.')).toBeVisible();
      await expect(page.getByText(/^“a lot” isn’t an amount of money/)).toBeVisible();
    },
  },
  workedAt('review', 'review', 'Review of the plan'),
  { name: 'review, nothing to review', title: titled('Review of the plan'), open: fresh('review', 'Review of the plan') },
  workedAt('governors', 'governors', 'For governors'),
  {
    name: 'governors, nothing rated',
    title: titled('For governors'),
    open: fresh('governors', 'For governors'),
  },
  workedAt('documents', 'documents', 'Documents'),
  {
    name: 'documents with finds',
    title: titled('Documents'),
    async open(page) {
      const [reading, odd] = worked().evidence;
      const note = 'Ask j.smith@hazel-lane.example.org about the 3 pupils in it.';
      await openWorked(page, 'documents', 'Documents', worked({ evidence: [{ ...reading, note }, odd] }));
      await page.getByRole('button', { name: 'Download: Ratings as a table (CSV)' }).click();
      await expect(page.getByRole('heading', { name: /: check 2 places first$/ })).toBeVisible();
    },
  },
  { name: 'gaps', title: titled('Where the gap is widest'), open: example('gaps', 'Where the gap is widest') },
  {
    name: 'gaps, nothing rated',
    title: titled('Where the gap is widest'),
    open: fresh('gaps', 'Where the gap is widest'),
  },
  { name: 'all 45', title: titled('All 45 statements'), open: example('all', 'All 45 statements') },
  {
    name: 'all 45 in the first round',
    title: titled('All 45 statements'),
    open: fresh('all', 'All 45 statements', async (page) => {
      await rate(page, '1.1', 'Now', 4);
      await rate(page, '1.1', 'Target', 7);
      await rate(page, '1.2', 'Now', 6);
      await rate(page, '1.2', 'Target', 8);
      await rate(page, '1.7', 'Now', 0);
    }),
  },
  { name: 'rounds', title: titled('Rounds'), open: example('rounds', 'Rounds') },
  { name: 'rounds, the first', title: titled('Rounds'), open: fresh('rounds', 'Rounds') },
  { name: 'school', title: titled('School and round'), open: example('school', 'School and round') },
  {
    name: 'school with faults',
    title: `Error: ${titled('School and round')}`,
    async open(page) {
      await example('school', 'School and round')(page);
      await page.getByLabel('Name of the school or setting').fill('');
      await page.getByRole('button', { name: 'Save details' }).click();
      await expect(page.getByRole('group', { name: 'Please fix 1 thing' })).toBeFocused();
    },
  },
  { name: 'print', title: titled('Print'), open: example('print', 'Print') },
  markedAt('judge', 'rate/1', '1 Whole school approaches'),
  {
    name: 'judge with a definition',
    title: titled('1 Whole school approaches'),
    async open(page) {
      await markedAt('', 'rate/1', '1 Whole school approaches').open(page);
      await page.getByRole('button', { name: 'inclusion champion' }).focus();
      await expect(page.getByRole('tooltip')).toBeVisible();
    },
  },
  markedAt('judge without published wording', 'rate/b', 'B Strategic Whole School Approach', marked(), 2),
  markedAt('evidence of a judged pack', 'evidence/1', 'Evidence: 1 Whole school approaches'),
  markedAt('readiness', 'readiness', 'Readiness'),
  {
    name: 'readiness with what is limiting',
    title: titled('Readiness'),
    async open(page) {
      await markedAt('', 'readiness', 'Readiness').open(page);
      await page.getByText('Mark which of 53 statements are limiting').click();
    },
  },
  markedAt('readiness without a rule', 'readiness', 'Readiness', marked(), 2),
  markedAt('strengths', 'governors', 'Strengths and areas for development'),
  markedAt('strengths, nothing judged', 'governors', 'Strengths and areas for development', marked(), 2),
  markedAt('visit', 'visit', 'The visit'),
  markedAt('glossary', 'glossary', 'Glossary'),
  markedAt('hand in', 'submission', 'Hand in', marked(), 2),
  markedAt('moderation', 'moderation', 'Moderation'),
  markedAt('edition', 'edition', 'Editions'),
  markedAt('all of a judged pack', 'all', 'All 53 statements'),
  markedAt('rounds of a judged pack', 'rounds', 'Rounds'),
  markedAt('plan of a judged pack', 'plan', 'Improvement plan'),
  markedAt('documents of a judged pack', 'documents', 'Documents'),
  markedAt('print of a judged pack', 'print', 'Print'),
  markedAt('our packs', 'desk', 'Our schemes: Hazel Lane Primary', besideRating()),
  markedAt('our packs, one missing', 'desk', 'Our schemes: Hazel Lane Primary'),
  markedAt('a pack that is not here', 'rate/1', 'This scheme isn’t here', marked(), 3),
  {
    name: 'a scheme that is being written',
    title: titled('Our check'),
    async open(page) {
      await page.goto('#/packs');
      await page.getByRole('button', { name: 'Write a new scheme' }).click();
      await page.getByRole('dialog').getByRole('textbox').first().fill('Our check');
      await page.keyboard.press('Enter');
      await headed(page, 'Our check');
    },
  },
  {
    name: 'a scheme from a pasted table',
    title: titled('Our check'),
    async open(page) {
      await page.goto('#/packs');
      await page.getByRole('button', { name: 'From a pasted list' }).click();
      await page.getByRole('dialog').getByRole('textbox').first().fill('Our check');
      await page.keyboard.press('Enter');
      await headed(page, 'Our check');
      const rows = ['Area\tNo\tStandard\tMet?', 'Leadership\tA1\tGovernors know SEND\tyes', '\tA1\tLeaders listen', '\t\t\tno'];
      await page.getByLabel('Paste a list of statements, or a table from Word or Excel').fill(rows.join('\n'));
      await page.getByRole('button', { name: 'Preview', exact: true }).click();
      await expect(page.getByRole('group', { name: 'Contents of the columns' })).toBeVisible();
    },
  },
  {
    name: 'a pack file that is refused',
    title: `Error: ${titled('the scheme can’t be opened')}`,
    async open(page) {
      await page.goto('#/packs');
      await choose(page, fileOf('mine.json', { format: 'join-the-dots/pack', version: 1, id: 'mine' }), 'Open a scheme file');
      await expect(page.getByRole('heading', { name: '“mine.json” can’t be opened' })).toBeVisible();
    },
  },
  {
    name: 'packs',
    title: titled('Schemes'),
    async open(page) {
      await page.goto('#/packs');
      await headed(page, 'Schemes');
    },
  },
  {
    name: 'a file that is refused',
    title: `Error: ${titled('the file can’t be opened')}`,
    async open(page) {
      await page.goto('./');
      await choose(page, fileOf('minutes.json', 'Minutes of the meeting'));
      await expect(page.getByRole('heading', { name: '“minutes.json” can’t be opened' })).toBeVisible();
    },
  },
  {
    name: 'a file opened with repairs',
    title: titled(outcomes),
    async open(page) {
      await page.goto('./');
      await choose(page, fileOf('hazel.json', workbook('hazel', school, { '1-1': { now: 12, target: 7 } })));
      await headed(page, outcomes);
      await expect(
        page.getByRole('region', { name: '1 thing in this workbook could not be used as written' }),
      ).toBeVisible();
    },
  },
  {
    name: 'already here dialog',
    title: titled(home),
    async open(page) {
      await homeWith(page, { hazel: draftOf(workbook('hazel', school, someRatings)) });
      // As a user does: the button has the focus when the browser's own dialog for files closes.
      await page.getByLabel('Open a file').focus();
      await choose(page, fileOf('hazel.json', workbook('hazel', school, { '1-1': { now: 2 } })));
      await expect(page.getByRole('dialog', { name: 'This workbook is already here' })).toBeVisible();
    },
  },
  {
    name: 'an unknown address',
    title: titled('This page doesn’t exist'),
    async open(page) {
      await page.goto('#/nowhere');
      await headed(page, 'This page doesn’t exist');
    },
  },
  {
    name: 'an unknown section',
    title: titled('This section doesn’t exist'),
    open: example('rate/8', 'This section doesn’t exist'),
  },
  {
    name: 'a draft that is not here',
    title: titled('This draft can’t be opened'),
    async open(page) {
      await page.goto('#/w/elsewhere/rate/1');
      await headed(page, 'This draft can’t be opened');
    },
  },
  {
    name: 'nothing to rate',
    title: titled(`Our schemes: ${school}`),
    async open(page) {
      await page.goto('./');
      const other = workbook('hazel', school);
      other.assessments[0].pack.id = 'a-pack-of-tomorrow';
      await choose(page, fileOf('hazel.json', other));
      await headed(page, `Our schemes: ${school}`);
      expect(idOf(page)).toBe('hazel');
    },
  },
];

/** Opens the state of this name. */
export async function open(page, name) {
  const state = states.find((state) => state.name === name);
  if (!state) throw new Error(`there is no state “${name}”`);
  await state.open(page);
}
