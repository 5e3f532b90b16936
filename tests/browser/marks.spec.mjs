// Quality marks: judging standards, glossary, readiness, the visit, handing in, several packs in one workbook.
import { drafts, expect, expectKept, expectSaid, goToPart, save, statement, test, toFirstPage } from './fixtures.mjs';
import { besideRating, mark, marked } from './marks.mjs';
import { openWorked } from './pages.mjs';

const audit = async (page) => (await drafts(page)).marked.workbook.assessments[0];
const current = async (page) => (await audit(page)).rounds.at(-1);
const option = (page, number, name) => statement(page, number).getByRole('radio', { name, exact: true });

/** Opens a page of the workbook with the mark. */
const openMarked = (page, path, heading, workbook = marked()) => openWorked(page, path, heading, workbook);

test('a school begins with a quality mark and judges its standards', async ({ page }) => {
  await page.goto('#/start');
  await page.getByLabel('Name of the school or setting').fill('Hazel Lane Primary');
  await page.getByLabel('Which scheme?').selectOption('Bury Inclusion Quality Mark');
  await expect(page.getByRole('group', { name: 'When do you want to reach your targets?' })).toBeHidden();
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '1 Whole school approaches' })).toBeFocused();
  await expect(page.getByRole('group', { name: /^1\.\d+ / })).toHaveCount(14);
  await option(page, '1.1', 'Partly').check();
  await option(page, '1.2', 'Met').check();
  await statement(page, '1.2').getByRole('button', { name: 'Clear 1.2' }).click();
  await expect(option(page, '1.2', 'Met')).not.toBeChecked();
  await option(page, '1.1', 'Partly').press('ArrowRight');
  await expect(option(page, '1.1', 'Met')).toBeChecked();
  await expect(page.getByRole('navigation', { name: 'Sections' })).toContainText('1 of 53 judged.');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(option(page, '1.1', 'Partly')).toBeChecked();
  await option(page, '1.1', 'Partly').press('Delete');
  await expect(option(page, '1.1', 'Partly')).not.toBeChecked();
  await option(page, '1.3', 'Not yet').check();
  await expectKept(page);
  await page.reload();
  await expect(option(page, '1.3', 'Not yet')).toBeChecked();
});

test('a note and a comment are kept, and a standard says what is linked to it', async ({ page }) => {
  await openMarked(page, 'rate/1', '1 Whole school approaches');
  await expect(page.getByLabel('Comment on “Ethos”')).toHaveValue('Strong in the infants.');
  await page.getByLabel('Comment on “Ethos”').fill('Strong everywhere.');
  await page.getByText('1.7 note and evidence:').click();
  await expect(page.getByText('1.7 note and evidence: no note, 1 piece of evidence linked')).toBeVisible();
  await page.getByLabel('Note on 1.7').fill('Named in September.');
  await page.getByLabel('Note on 1.7').blur();
  await expectKept(page);
  const round = await current(page);
  expect(round.comments).toEqual({ '1-ethos': 'Strong everywhere.' });
  expect(round.evidence['1-7'].own).toBe('Named in September.');
});

test('a term opens its definition by focus, hover and tap, and Escape closes it', async ({ page }) => {
  await openMarked(page, 'rate/1', '1 Whole school approaches');
  const term = statement(page, '1.6').getByRole('button', { name: 'inclusion champion' });
  const definition = page.getByRole('tooltip');
  await term.focus();
  await expect(definition).toContainText('An existing staff member who has inclusion high on their agenda');
  await expect(term).toHaveAccessibleDescription(/^Inclusion champion ?An existing staff member/);
  await page.keyboard.press('Escape');
  await expect(definition).toBeHidden();
  await expect(term).toBeFocused();
  await term.blur();
  await term.hover();
  await expect(definition).toBeVisible();
  await definition.hover();
  await expect(definition).toBeVisible();
  await page.getByRole('heading', { level: 1 }).hover();
  await expect(definition).toBeHidden();
  await term.click();
  await expect(definition).toBeVisible();
});

test('“recent” is counted back from the visit, in the statement and in the glossary', async ({ page }) => {
  await openMarked(page, 'rate/3', '3 Supporting Emotional Health and Wellbeing');
  await statement(page, '3.7').getByRole('button', { name: 'recent' }).focus();
  await expect(page.getByRole('tooltip')).toContainText('This means since 2 March 2025, counted back from the visit.');
  await goToPart(page, 'Glossary');
  await expect(page.getByRole('term')).toHaveCount(13);
  await expect(page.getByText('This means since 2 March 2025, counted back from the visit.')).toBeVisible();
});

test('readiness never says ready while a limiting standard is unmet or none is marked', async ({ page }) => {
  const all = marked();
  const [first] = all.assessments;
  const every = [14, 12, 14, 13].flatMap((many, area) => Array.from({ length: many }, (_, i) => `${area + 1}-${i + 1}`));
  first.rounds = [{ ...first.rounds[1], opinions: [], ratings: Object.fromEntries(every.map((id) => [id, { now: 3 }])) }];
  first.limiting = {};
  await openMarked(page, 'readiness', 'Readiness', all);
  const main = page.getByRole('main');
  await expect(main).toContainText('53 of 53 met. The rule asks for 80% of them: 43.');
  await expect(page.getByRole('heading', { name: 'Not ready yet, because' })).toBeVisible();
  await expect(main).toContainText('nobody has marked which statements are limiting.');

  await page.getByText('Mark which of 53 statements are limiting').click();
  await page.getByLabel(/^1\.12 /).selectOption('Limiting');
  await expect(page.getByRole('heading', { name: 'Ready, by the scheme’s rule' })).toBeVisible();
  await page.getByRole('button', { name: 'Mark the rest as not limiting' }).click();
  await expectSaid(page, '52 statements are marked as not limiting. Undo takes it back.');
  await expectKept(page);
  expect(Object.values((await audit(page)).limiting).filter(Boolean)).toHaveLength(1);

  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: /^1 / }).click();
  await expect(statement(page, '1.12').getByText('Limiting', { exact: true })).toBeVisible();
  await option(page, '1.12', 'Partly').check();
  await goToPart(page, 'Readiness');
  await expect(main).toContainText('a limiting statement is not met: 1.12.');
  await expect(main).toContainText('52 of 53 met.');
});

test('what would change it soonest goes into the plan in one click, once', async ({ page }) => {
  await openMarked(page, 'readiness', 'Readiness');
  const soonest = page.getByRole('region', { name: 'Quickest route to ready' }).getByRole('listitem');
  await expect(soonest.first()).toContainText('1.12');
  await expect(soonest.first()).toContainText('limiting');
  await page.getByRole('button', { name: 'Add to the plan: 1.12' }).click();
  await expectSaid(page, '1 target is now in the plan. Use Undo to go back.');
  await expect(soonest.first()).toContainText('in the plan');
  await expectKept(page);
  const { plan } = (await drafts(page)).marked.workbook;
  expect(plan.targets).toHaveLength(1);
  expect(plan.targets[0].aim).toBe('Meet 1.12: Systems to safeguard learners work effectively.');
  expect(plan.targets[0].statements).toEqual([{ pack: mark, statement: '1-12' }]);
  await page.getByRole('button', { name: 'Add all of these to the plan' }).click();
  await expectKept(page);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expectKept(page);
  expect((await drafts(page)).marked.workbook.plan.targets).toHaveLength(1);
});

test('the pack with what was marked as limiting can be handed to neighbours', async ({ page }) => {
  await openMarked(page, 'readiness', 'Readiness');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the scheme with these marks' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^Bury Inclusion Quality Mark 1-limiting - \d{4}-\d\d-\d\d\.pack\.json$/);
  const path = await file.path();
  await toFirstPage(page);
  await page.getByLabel('Open a file').setInputFiles(path);
  await expect(page.getByRole('heading', { name: 'Schemes in this browser' })).toBeFocused();
  await page.goto('#/w/marked@1/edition');
  await expect(page.getByRole('main')).toContainText('1-limiting');
});

test('a visit is planned, got ready for and recorded', async ({ page }) => {
  await openMarked(page, 'visit', 'The visit');
  await expect(page.getByLabel('Day of the visit')).toHaveValue('2027-03-02');
  await expect(page.getByRole('main')).toContainText('Inclusion champion: The SENCo. Link governor: not named yet.');
  await page.getByRole('checkbox', { name: 'SEF summary' }).check();
  await page.getByLabel('Where it is kept: SEF summary').fill('Staff drive');
  const talk = page.getByRole('group', { name: 'Learner interviews', exact: true });
  await talk.getByLabel('Time').fill('10:15');
  await talk.getByLabel('Time').blur();
  await talk.getByLabel('With whom, or where').fill('School council');
  await talk.getByLabel('Notes and findings').fill('They know whom to ask.');
  await page.getByRole('combobox', { name: 'Outcome', exact: true }).selectOption('Awarded, with conditions');
  await page.getByLabel('When to audit again').fill('2029-03-01');
  await page.getByLabel('When to audit again').blur();
  await expectKept(page);
  const { visit } = await current(page);
  expect(visit).toEqual({
    date: '2027-03-02',
    assessor: 'The authority’s assessor',
    items: {
      'sef-summary': { ready: true, with: 'Staff drive' },
      'learner-interviews': { time: '10:15', with: 'School council', findings: 'They know whom to ask.' },
    },
    outcome: 'with-conditions',
    next_audit: '2029-03-01',
  });
  await expect(page.getByRole('main')).toContainText('Begin a new round then, which is shown beside this one. Due 1 March 2029.');
  await goToPart(page, 'Our schemes');
  await expect(page.getByRole('region', { name: 'What is due' })).toContainText('Next audit: Bury Inclusion Quality Mark');
});

test('strengths, areas for development and what moved are there at once', async ({ page }) => {
  await openMarked(page, 'governors', 'Strengths and areas for development');
  await expect(page.getByRole('main')).toContainText('2 of 53 met, 2 partly, 1 not yet. 48 statements are not judged yet.');
  await expect(page.getByRole('region', { name: 'Strengths', exact: true })).toContainText('1.1 Leaders drive a culture');
  const open = page.getByRole('region', { name: 'Areas for development' }).getByRole('listitem');
  await expect(open).toHaveText([/^1\.12 .*Limiting/, /^2\.1 /, /^1\.7 /]);
  await expect(page.getByRole('region', { name: 'Changes since the last round' }).getByRole('listitem')).toHaveText([
    /^1\.1 rose from ◐ Partly to ✓ Met/,
    /^1\.7 rose from ○ Not yet to ◐ Partly/,
    /^2\.1 fell from ✓ Met to ○ Not yet/,
  ]);
});

test('a mark whose criteria are not published is judged as it is, and handed in signed', async ({ page }) => {
  await openMarked(page, 'desk', 'Our schemes: Hazel Lane Primary');
  await page.goto('#/w/marked@2/rate/a');
  await expect(page.getByRole('main')).toContainText('The wording of these criteria is not published');
  await option(page, 'A.1', 'Yes').check();
  await goToPart(page, 'Hand in');
  await expect(page.getByRole('main')).toContainText('1 of 8 statements judged. Hand in by 15 December 2026,');
  await page.getByRole('button', { name: 'Set to the last academic year' }).click();
  await page.getByRole('button', { name: 'Sign off today' }).click();
  await expectSaid(page, 'Enter who signs it off first.');
  await expect(page.getByLabel('Signed off by')).toBeFocused();
  await page.getByLabel('Signed off by').fill('Headteacher');
  await page.getByRole('button', { name: 'Sign off today' }).click();
  await expectSaid(page, 'Signed off today.');
  await expect(page.getByRole('main')).toContainText(/Signed off on .* by Headteacher\./);
  const changed = page.getByText('! Judgements or comments have changed since then. Check them and sign off again.');
  await expect(changed).toHaveCount(0);
  await page.goto('#/w/marked@2/rate/a');
  await option(page, 'A.1', 'Partly').check();
  await goToPart(page, 'Hand in');
  await expect(changed).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(changed).toHaveCount(0);
  await page.getByLabel('To', { exact: true }).fill('2020-01-01');
  await expect(page.getByText('! The period covered ends before it begins. Check both dates.')).toBeVisible();
  await page.getByRole('button', { name: 'Set to the last academic year' }).click();
  const saved = (await save(page)).workbook;
  const { submission } = saved.assessments[1].rounds[0];
  expect(submission.signed_by).toBe('Headteacher');
  expect(submission.from).toMatch(/^\d{4}-09-01$/);
  expect(submission.to).toMatch(/^\d{4}-08-31$/);
  expect(saved.assessments[2]).toEqual(marked().assessments[2]);
});

test('packs stand side by side, one is added, and a missing one is kept', async ({ page }) => {
  await openMarked(page, 'desk', 'Our schemes: Hazel Lane Primary');
  const cards = page.getByRole('main').getByRole('listitem').filter({ has: page.getByRole('heading', { level: 2 }) });
  await expect(cards).toHaveCount(3);
  await expect(cards.first()).toContainText('○ Not ready yet: a limiting statement is not met: 1.12');
  await expect(cards.last()).toContainText('This browser doesn’t have this scheme. Your work with it is still here.');
  await page.getByLabel('Scheme', { exact: true }).selectOption('SEND self-evaluation');
  await page.getByRole('button', { name: 'Use this scheme' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '1 Outcomes for Pupils with SEND' })).toBeFocused();
  expect(page.url()).toContain('#/w/marked@4/rate/1');
  await expectKept(page);
  await goToPart(page, 'Our schemes');
  await expect(cards).toHaveCount(4);
  await page.getByRole('link', { name: 'Bury Inclusion Quality Mark', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '1 Whole school approaches' })).toBeFocused();
});

test('evidence that two packs could share is suggested, and linked by a click only', async ({ page }) => {
  await openMarked(page, 'desk', 'Our schemes: Hazel Lane Primary', besideRating());
  const links = async () => (await drafts(page)).marked.workbook.evidence[1].links;
  const suggested = page.getByRole('region', { name: 'Evidence that two schemes could share' });
  const button = suggested.getByRole('button', { name: 'Link here too: “Survey of parents and carers” to 4.3' });
  await expect(button).toBeVisible();
  expect(await links()).toHaveLength(1);
  await button.click();
  await expectSaid(page, 'Linked to 4.3 too. Undo removes the link.');
  await expect(button).toHaveCount(0);
  await expectKept(page);
  expect((await links())[1]).toEqual({ pack: mark, statement: '4-3', lane: 'now' });
});

test('the chart of a judged pack has a table that says the same', async ({ page }) => {
  await openMarked(page, 'all', 'All 53 statements');
  const table = page.getByRole('region', { name: 'All judgements' });
  await expect(table.getByRole('row', { name: /^1\.1 / })).toContainText('◐ Partly✓ Met');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save chart as SVG' }).click();
  expect((await download).suggestedFilename()).toMatch(/^Hazel Lane Primary - Bury Inclusion Quality Mark - .*\.svg$/);
});

test('links of the second pack lead to its own statements, and to the very one', async ({ page }) => {
  const both = besideRating();
  await openMarked(page, 'desk', 'Our schemes: Hazel Lane Primary', { ...both, assessments: both.assessments.toReversed() });
  await page.goto('#/w/marked@2/gaps');
  await page.getByRole('main').getByRole('link', { name: '1.1', exact: true }).click();
  expect(page.url()).toMatch(/#\/w\/marked@2\/rate\/1\/1-1$/);
  await expect(page.getByRole('group', { name: /^1\.1 From their different starting points/ })).toBeFocused();
  // Where there is no such statement, the page is there all the same.
  await page.goto('#/w/marked@2/rate/2/9-9');
  await expect(page.getByRole('heading', { level: 1, name: '2 Leadership of SEND' })).toBeFocused();
});

test('evidence of a judged standard is asked for no lane, and counts', async ({ page }) => {
  await openMarked(page, 'item/minutes', 'Minutes of the link governor’s visit');
  await expect(page.getByLabel('What it counts towards')).toHaveCount(0);
  await page.getByLabel('Statement', { exact: true }).selectOption({ index: 0 });
  await page.getByRole('button', { name: 'Link statement', exact: true }).click();
  await expectSaid(page, 'Linked to 1.1.');
  await expectKept(page);
  const { links } = (await drafts(page)).marked.workbook.evidence[0];
  expect(links.at(-1)).toEqual({ pack: mark, statement: '1-1', lane: 'now' });
});
