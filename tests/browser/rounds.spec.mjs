// The school's details, and its rounds: starting, removing and comparing them.
import {
  cells,
  drafts,
  expect,
  expectKept,
  expectSaid,
  expectShown,
  goToPart,
  rate,
  start,
  test,
} from './fixtures.mjs';
import { marked } from './marks.mjs';
import { draftOf, homeWith } from './pages.mjs';

test('a change of the school’s details can be undone and redone', async ({ page }) => {
  const id = await start(page);
  await goToPart(page, 'School');
  const name = page.getByLabel('Name of the school or setting');
  const phase = page.getByLabel('Phase (optional)');
  await name.fill('Hazel Lane Academy');
  await phase.selectOption('Primary');
  await page.getByRole('button', { name: 'Save details' }).click();
  await expectSaid(page, 'The details are saved.');
  await expect(page.getByRole('banner').getByRole('link', { name: 'Hazel Lane Academy' })).toBeVisible();

  await page.getByRole('button', { name: 'Undo' }).click();
  await expectSaid(page, 'Undone: the school’s details');
  await expect(name).toHaveValue('Hazel Lane Primary');
  await expect(phase).toHaveValue('Choose a phase');
  await page.getByRole('button', { name: 'Redo' }).click();
  await expectSaid(page, 'Done again: the school’s details');
  await expect(name).toHaveValue('Hazel Lane Academy');
  await expect(phase).toHaveValue('Primary');
  await expectKept(page);
  expect((await drafts(page))[id].workbook.school).toEqual({ name: 'Hazel Lane Academy', phase: 'primary' });
});

test('the school’s page lists faults, and its title is normal again once they are fixed', async ({ page }) => {
  await start(page);
  await goToPart(page, 'School');
  await page.getByLabel('Name of the school or setting').fill(' ');
  await page.getByRole('button', { name: 'Save details' }).click();
  await expect(page.getByRole('group', { name: 'Please fix 1 thing' })).toBeFocused();
  await expect(page).toHaveTitle('Error: School and round – Join the Dots');
  await page.getByLabel('Name of the school or setting').fill('Hazel Lane Academy');
  await page.getByRole('button', { name: 'Save details' }).click();
  await expectSaid(page, 'The details are saved.');
  await expect(page.getByText('Please fix 1 thing')).toHaveCount(0);
  await expect(page).toHaveTitle('School and round – Join the Dots');
});

test('text typed into the form stays while a role below it is saved', async ({ page }) => {
  await start(page);
  await goToPart(page, 'School');
  await page.getByLabel('Name of the school or setting').fill('Hazel Lane Academy');
  await page.getByLabel('Inclusion champion').fill('The SENCo');
  await expectKept(page);
  await expect(page.getByLabel('Name of the school or setting')).toHaveValue('Hazel Lane Academy');
  await page.getByRole('button', { name: 'Save details' }).click();
  await expectKept(page);
  const [{ workbook }] = Object.values(await drafts(page));
  expect(workbook.school).toEqual(expect.objectContaining({ name: 'Hazel Lane Academy', inclusion_champion: 'The SENCo' }));
});

test('a second round starts with the targets and is compared with the baseline', async ({ page }) => {
  await page.clock.setFixedTime(new Date('2026-11-21T16:10:00'));
  const id = await start(page);
  await rate(page, '1.1', 'Now', 3);
  await rate(page, '1.1', 'Target', 8);
  await rate(page, '1.2', 'Now', 7);
  await rate(page, '1.2', 'Target', 9);
  await rate(page, '1.3', 'Now', 0);
  await rate(page, '1.4', 'Now', 5);
  await rate(page, '1.5', 'Target', 6);
  await rate(page, '1.6', 'Now', 4);
  await goToPart(page, 'School');
  await page.getByRole('radio', { name: 'My department' }).check();
  await page.getByRole('button', { name: 'Save details' }).click();
  await expectKept(page);
  const first = (await drafts(page))[id].workbook.assessments[0].rounds[0];

  await page.clock.setFixedTime(new Date('2027-03-15T09:05:00'));
  await goToPart(page, 'Rounds');
  const rounds = page.getByRole('region', { name: 'Rounds so far' }).getByRole('table');
  expect((await cells(rounds)).slice(1)).toEqual([
    ['First round', 'Round of 21 November 2026. My department. Targets for 12 months.', '3 of 45'],
  ]);
  // The form starts with the details of the last round, and with today's date.
  await expect(page.getByRole('radio', { name: 'My department' })).toBeChecked();
  await expect(page.getByRole('radio', { name: '12 months' })).toBeChecked();
  await expect(page.getByLabel('Date of this round')).toHaveValue('2027-03-15');
  await page.getByLabel('Date of this round').fill('2027-03-08');
  await page.getByRole('button', { name: 'Start the next round' }).click();
  await expectSaid(page, 'A new round has started. The rounds before it stay as they are.');
  await expect(page.getByRole('heading', { level: 1, name: '1 Outcomes for Pupils with SEND' })).toBeFocused();

  await expectShown(page, '1.1', 'Now', null);
  await expectShown(page, '1.1', 'Target', 8);
  await expectShown(page, '1.2', 'Now', null);
  await expectShown(page, '1.2', 'Target', 9);
  await expectShown(page, '1.3', 'Now', 0);
  await expectShown(page, '1.4', 'Now', null);
  await expectShown(page, '1.5', 'Target', 6);
  await expect(page.getByText('Now in the baseline, 21 November 2026')).toBeVisible();

  await rate(page, '1.1', 'Now', 5);
  await rate(page, '1.2', 'Now', 6);
  await rate(page, '1.4', 'Now', 5);
  await goToPart(page, 'All 45');
  const table = page.getByRole('region', { name: 'All ratings' }).getByRole('table');
  await expect(table.getByRole('caption')).toHaveText(
    'Round of 8 March 2027. My department. Targets for 12 months. The baseline is the round of 21 November 2026.',
  );
  expect((await cells(table)).slice(0, 8).map((row) => row.filter((_, column) => column !== 1))).toEqual([
    ['No.', 'Baseline', 'Now', 'Change', 'Target', 'Gap'],
    ['1 Outcomes for Pupils with SEND'],
    ['1.1', '3', '5', '+2', '8', '3'],
    ['1.2', '7', '6', '−1', '9', '3'],
    ['1.3', 'n/a', 'n/a', '', 'blank', ''],
    ['1.4', '5', '5', '0', 'blank', ''],
    ['1.5', 'blank', 'blank', '', '6', ''],
    ['1.6', '4', 'blank', '', 'blank', ''],
  ]);

  await goToPart(page, 'Rounds');
  await expect(page.getByRole('region', { name: 'What has changed' }).getByRole('paragraph').first()).toHaveText(
    'Since the baseline of 21 November 2026: 1 statement rose, 1 stayed the same, 1 fell (1.2). 42 can’t be ' +
      'compared, because a rating is blank or not applicable.',
  );
  expect((await cells(rounds)).slice(1)).toEqual([
    ['Baseline', 'Round of 21 November 2026. My department. Targets for 12 months.', '3 of 45'],
    ['This round', 'Round of 8 March 2027. My department. Targets for 12 months.', '3 of 45'],
  ]);
  await expectKept(page);
  expect((await drafts(page))[id].workbook.assessments[0].rounds[0]).toEqual(first);
});

test('a new round can be undone, redone, removed and brought back', async ({ page }) => {
  const id = await start(page);
  await rate(page, '1.1', 'Now', 3);
  await goToPart(page, 'Rounds');
  await page.getByRole('button', { name: 'Start the next round' }).click();
  await expectShown(page, '1.1', 'Now', null);
  await page.keyboard.press('Control+z');
  await expectSaid(page, 'Undone: the round is removed');
  await expectShown(page, '1.1', 'Now', 3);
  await page.keyboard.press('Control+y');
  await expectSaid(page, 'Done again: the round is here');
  await expectShown(page, '1.1', 'Now', null);
  await rate(page, '1.1', 'Now', 6);

  await goToPart(page, 'Rounds');
  await page.getByRole('button', { name: 'Remove this round' }).click();
  await expectSaid(page, 'The last round was removed. Press Undo to bring it back.');
  await expectKept(page);
  expect((await drafts(page))[id].workbook.assessments[0].rounds.map((round) => round.ratings)).toEqual([
    { '1-1': { now: 3 } },
  ]);
  // The baseline can't be removed.
  await expect(page.getByRole('button', { name: 'Remove this round' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expectKept(page);
  expect((await drafts(page))[id].workbook.assessments[0].rounds.map((round) => round.ratings)).toEqual([
    { '1-1': { now: 3 } },
    { '1-1': { now: 6 } },
  ]);
});

test('a new round can’t be earlier than the round before it, or in the year 26', async ({ page }) => {
  await page.clock.setFixedTime(new Date('2026-11-21T16:10:00'));
  await start(page);
  await rate(page, '1.1', 'Now', 3);
  await goToPart(page, 'Rounds');
  const date = page.getByLabel('Date of this round');
  for (const [day, sentence] of [
    ['2025-01-01', 'The round before is dated 21 November 2026. This round can’t be earlier.'],
    ['0026-02-28', 'Enter the year of the round with four digits, such as 2026.'],
  ]) {
    await date.fill(day);
    await page.getByRole('button', { name: 'Start the next round' }).click();
    await expect(date).toHaveAccessibleDescription(sentence);
  }
  await date.fill('2026-11-21');
  await page.getByRole('button', { name: 'Start the next round' }).click();
  await expectSaid(page, 'A new round has started. The rounds before it stay as they are.');
});

test('changing a round’s date can’t make it earlier than the round before it', async ({ page }) => {
  await page.clock.setFixedTime(new Date('2026-11-21T16:10:00'));
  const id = await start(page);
  await goToPart(page, 'Rounds');
  await page.getByRole('button', { name: 'Start the next round' }).click();
  await goToPart(page, 'School');
  const date = page.getByLabel('Date of this round');
  await date.fill('2024-01-01');
  await page.getByRole('button', { name: 'Save details' }).click();
  await expect(date).toHaveAccessibleDescription('The round before is dated 21 November 2026. This round can’t be earlier.');
  // Leaving the page with the fault saves nothing, and says so.
  await goToPart(page, 'Rounds');
  await expectSaid(
    page,
    'The details were not saved. The round before is dated 21 November 2026. This round can’t be earlier.',
  );
  await expectKept(page);
  expect((await drafts(page))[id].workbook.assessments[0].rounds.map((round) => round.date)).toEqual(['2026-11-21', '2026-11-21']);
});

test('leaving the page saves the school’s details without the button', async ({ page }) => {
  const id = await start(page);
  await goToPart(page, 'School');
  await page.getByLabel('Name of the school or setting').fill('Hazel Lane Academy');
  await goToPart(page, 'Library');
  await expectSaid(page, 'The details are saved.');
  await expectKept(page);
  expect((await drafts(page))[id].workbook.school.name).toBe('Hazel Lane Academy');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expectSaid(page, 'Undone: the school’s details');
  await goToPart(page, 'School');
  await expect(page.getByLabel('Name of the school or setting')).toHaveValue('Hazel Lane Primary');
});

test('leaving a scheme’s page saves the details to that scheme’s round', async ({ page }) => {
  await homeWith(page, { marked: draftOf(marked(), { version: 3 }) });
  await page.goto('#/w/marked@1/school');
  await page.getByLabel('Date of this round').fill('2026-11-20');
  await page.goto('#/w/marked@2/school');
  await expectSaid(page, 'The details are saved.');
  await expect(page.getByLabel('Date of this round')).toHaveValue('2026-11-12');
  await expectKept(page);
  const { assessments } = (await drafts(page)).marked.workbook;
  expect(assessments.map(({ rounds }) => rounds.at(-1).date)).toEqual(['2026-11-20', '2026-11-12', '2026-11-12']);
});

test('a change of the round’s details can be undone and redone', async ({ page }) => {
  const id = await start(page);
  await goToPart(page, 'School');
  const months = page.getByRole('radio', { name: '6 months' });
  await months.check();
  await page.getByRole('button', { name: 'Save details' }).click();
  const round = page.getByRole('navigation', { name: 'Sections' }).getByRole('paragraph');
  await expect(round).toContainText('Targets for 6 months.');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expectSaid(page, 'Undone: the details of the round');
  await expect(round).toContainText('Targets for 12 months.');
  await expect(months).not.toBeChecked();
  await page.getByRole('button', { name: 'Redo' }).click();
  await expectSaid(page, 'Done again: the details of the round');
  await expect(months).toBeChecked();
  await expectKept(page);
  expect((await drafts(page))[id].workbook.assessments[0].rounds[0].horizon_months).toBe(6);
});
