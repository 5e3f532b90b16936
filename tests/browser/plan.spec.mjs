// The improvement plan: targets from the widest gaps, their steps and reviews, and the plan by owner and by date.
import { cells, drafts, expect, expectKept, expectSaid, goToPart, openRated, rate, save, start, test } from './fixtures.mjs';
import { openWorked } from './pages.mjs';
import { worked } from './worked.mjs';

const plan = async (page, id = 'worked') => (await drafts(page))[id].workbook.plan;
const ids = async (page) => (await plan(page)).targets.map((target) => target.id);

/** One step of a target: step(page, 1). */
const step = (page, number) => page.getByRole('group', { name: `Step ${number}`, exact: true });

/** The flags on the page. */
const flags = (page) => page.getByRole('main').getByRole('listitem').filter({ hasText: /^! / });

/** The targets in the order of the plan. */
const targets = (page) =>
  page.getByRole('main').getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3 }) });

test('two of the widest gaps become a target, and its entries are saved', async ({ page }) => {
  const id = await start(page);
  await rate(page, '1.1', 'Now', 3);
  await rate(page, '1.1', 'Target', 8);
  await rate(page, '1.2', 'Now', 5);
  await rate(page, '1.2', 'Target', 7);
  await rate(page, '1.3', 'Now', 6);
  await rate(page, '1.3', 'Target', 6);
  await goToPart(page, 'Plan');
  await expect(
    page.getByText('There is no target yet. Tick statements below to start one.'),
  ).toBeVisible();
  const offered = page.getByRole('region', { name: 'Add a target from the widest gaps' });
  await expect(offered.getByRole('checkbox')).toHaveCount(2);
  await expect(offered.getByRole('checkbox').first()).toHaveAccessibleName(/^1\.1 .* now 3, target 8: gap of 5$/);
  await expect(offered.getByRole('checkbox').last()).toHaveAccessibleName(/^1\.2 .* now 5, target 7: gap of 2$/);
  await page.getByRole('button', { name: 'Start a target with these' }).click();
  await expectSaid(page, 'Tick one or more statements first.');
  for (const box of await offered.getByRole('checkbox').all()) await box.check();
  await page.getByRole('button', { name: 'Start a target with these' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Target 1' })).toBeFocused();
  const moves = page.getByRole('region', { name: 'Ratings to improve' }).getByRole('listitem');
  await expect(moves).toHaveText([/^1\.1 ● 3 →  now, target ◇ 8 From their/, /^1\.2 ● 5 →  now, target ◇ 7 School/]);
  await expect(flags(page)).toHaveText(['! no aim', '! no success criterion', '! no owner', '! no step']);

  const written = [
    ['Aim', 'aim', 'Progress is seen early'],
    ['Success criteria', 'success', 'Nine in ten reviews are on time'],
    ['Owner', 'owner', 'SENCo'],
    ['Funding source', 'funding', 'Inclusive mainstream fund'],
    ['Resources', 'resources', 'One morning a week'],
    ['School Development Plan reference', 'sdp_reference', 'SDP 2.3'],
    ['Monitoring', 'monitoring', 'Once a term'],
    ['Barrier to learning or participation it removes', 'barrier', 'Needs are found late'],
    ['Who benefits', 'who_benefits', 'Pupils at SEN support'],
  ];
  for (const [label, , text] of written) await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByLabel('Progress').first().selectOption('Under way');
  await page.getByLabel('Cost in pounds').fill('1,250.5');
  await page.getByLabel('Cost in pounds').blur();
  await expect(page.getByLabel('Cost in pounds')).toHaveValue('£1,250.50');
  await expect(flags(page)).toHaveText(['! no step']);
  await expectKept(page);
  const [target] = (await plan(page, id)).targets;
  expect(target).toMatchObject({
    ...Object.fromEntries(written.map(([, field, text]) => [field, text])),
    cost_pence: 125050,
    status: 'under-way',
  });
  expect(target.statements.map(({ statement }) => statement)).toEqual(['1-1', '1-2']);
  expect((await save(page)).workbook.plan.targets).toEqual([target]);

  await goToPart(page, 'Plan');
  await expect(page.getByText('1 target: 0 done, 1 under way. No steps yet. Budgeted: £1,250.50.'))
    .toBeVisible();
  // Statements in the plan are not offered again.
  await expect(offered.getByText(/^No statement has a gap, apart from those in the plan\./)).toBeVisible();
});

test('“Show all gaps” shows the rest and moves the focus to the first of them', async ({ page }) => {
  const gaps = ['1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6'];
  await openRated(page, Object.fromEntries(gaps.map((number) => [number, [3, 8]])));
  await goToPart(page, 'Plan');
  const offered = page.getByRole('main').getByRole('checkbox');
  await expect(offered).toHaveCount(10);
  await page.getByRole('button', { name: 'Show all gaps' }).press('Enter');
  await expect(offered).toHaveCount(12);
  await expect(page.getByRole('checkbox', { name: /^2\.5 / })).toBeFocused();
});

test('a gap can be added to an existing target and removed from it', async ({ page }) => {
  await openWorked(page, 'plan', 'Improvement plan');
  const offered = page.getByRole('region', { name: 'Add a target from the widest gaps' });
  // 2.4 and 1.2 are in the plan; 1.3 and 1.7 have no gap.
  await expect(offered.getByRole('listitem')).toHaveText([/^6\.4 .* gap of 2$/, /^1\.1 .* gap of 1$/]);
  await offered.getByRole('checkbox').first().check();
  await page.getByLabel('Target to add them to').selectOption('Target 2 (no aim yet)');
  await page.getByRole('button', { name: 'Add to this target' }).press('Enter');
  await expectSaid(page, 'Added to target 2.');
  await expect(offered.getByRole('listitem')).toHaveText([/^1\.1 /]);
  await expect(page.getByRole('button', { name: 'Add to this target' })).toBeFocused();
  await page.goto('#/w/worked/target/empty');
  await page.getByRole('button', { name: 'Remove 6.4' }).click();
  await expectSaid(page, 'Removed from this target.');
  await expect(page.getByText('This target has no statement yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Remove 6.4' })).toBeVisible();
});

test('the keyboard adds, moves and removes steps', async ({ page }) => {
  await openWorked(page, 'target/empty', 'Target 2');
  const what = (number) => step(page, number).getByLabel('What to do');
  for (const [number, words] of [[1, 'Plan it'], [2, 'Do it'], [3, 'Review it']]) {
    await page.getByRole('button', { name: 'Add a step' }).press('Enter');
    await expect(what(number)).toBeFocused();
    await page.keyboard.type(words);
  }
  await step(page, 3).getByLabel('Who does it').fill('SENCo');
  const order = () => page.getByLabel('What to do').evaluateAll((fields) => fields.map((field) => field.value));
  await page.getByRole('button', { name: 'Move up: step 3' }).press('Enter');
  await expect.poll(order).toEqual(['Plan it', 'Review it', 'Do it']);
  await expect(step(page, 2).getByLabel('Who does it')).toHaveValue('SENCo');
  // The focus goes with the step.
  await expect(what(2)).toBeFocused();
  await page.getByRole('button', { name: 'Move down: step 1' }).press('Enter');
  await expect.poll(order).toEqual(['Review it', 'Plan it', 'Do it']);
  await expect(what(2)).toBeFocused();
  await page.getByRole('button', { name: 'Remove step 1' }).press('Enter');
  await expect.poll(order).toEqual(['Plan it', 'Do it']);
  await expect(page.getByRole('heading', { name: 'Steps, in order' })).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(order).toEqual(['Review it', 'Plan it', 'Do it']);
  await expectKept(page);
  expect((await plan(page)).targets[1].steps.map(({ what, owner }) => [what, owner])).toEqual([
    ['Review it', 'SENCo'],
    ['Plan it', undefined],
    ['Do it', undefined],
  ]);
});

test('a step due before it starts and an impossible date are reported', async ({ page }) => {
  await openWorked(page, 'target/empty', 'Target 2');
  await page.getByRole('button', { name: 'Add a step' }).click();
  const [begins, due] = [step(page, 1).getByLabel('Start'), step(page, 1).getByLabel('Due')];
  const backwards = page.getByText('! This step is due before it starts.', { exact: true });
  await begins.fill('2090-03-01');
  await due.fill('2090-02-01');
  await expect(backwards).toBeVisible();
  await due.fill('2090-03-01');
  await expect(backwards).toHaveCount(0);
  // The browser decides if the day or the month comes first: a key up on both makes the 31st of February.
  await due.fill('2091-01-30');
  await due.focus();
  for (const key of ['ArrowUp', 'ArrowRight', 'ArrowUp']) {
    // For fast and slow typing: the text typed before must not replace this text.
    await page.keyboard.press(key);
    await expectKept(page);
  }
  await expect(due).toHaveAccessibleDescription('This date doesn’t exist, so nothing has changed. Enter another date.');
  await expect(due).toHaveAttribute('aria-invalid', 'true');
  await expect(due).toHaveValue('');
  expect((await plan(page)).targets[1].steps).toEqual([
    expect.objectContaining({ start: '2090-03-01', due: expect.stringMatching(/^2091-01-3[01]$/) }),
  ]);
});

test('typing a date is one change, however many keys it takes', async ({ page }) => {
  await openWorked(page, 'target/behind', 'Target 3');
  const due = step(page, 2).getByLabel('Due');
  await due.focus();
  await page.keyboard.type('02022091', { delay: 20 });
  await expect(due).toHaveValue('2091-02-02');
  await expectKept(page);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(due).toHaveValue('');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});

test('a cost that isn’t a number is reported beside its field, and the old cost stays', async ({ page }) => {
  await openWorked(page, 'target/whole', 'Target 1');
  const cost = page.getByLabel('Cost in pounds');
  await expect(cost).toHaveValue('£1,250.50');
  await cost.fill('about a thousand');
  await cost.press('Tab');
  await expect(cost).toHaveAccessibleDescription(
    '“about a thousand” isn’t an amount of money, so nothing has changed. Write pounds, such as 1,250 or 49.99.',
  );
  await expect(cost).toHaveAttribute('aria-invalid', 'true');
  await expect(cost).toHaveValue('about a thousand');
  expect((await plan(page)).targets[0].cost_pence).toBe(125050);
  await cost.fill('900');
  await cost.press('Tab');
  await expect(cost).toHaveValue('£900');
  await expect(cost).toHaveAccessibleDescription('');
  await expect(cost).not.toHaveAttribute('aria-invalid');
  await expectKept(page);
  expect((await plan(page)).targets[0].cost_pence).toBe(90000);
});

test('the plan flags overdue steps and missing entries', async ({ page }) => {
  await openWorked(page, 'plan', 'Improvement plan');
  await expect(
    page.getByText(
      '3 targets: 0 done, 2 under way. 1 of 4 steps done, 1 overdue. Budgeted: £1,250.50; 2 targets without a cost.',
      { exact: true },
    ),
  ).toBeVisible();
  const [whole, empty, behind] = await targets(page).all();
  await expect(flags(page)).toHaveCount(8);
  const flagsOf = (target) => target.getByRole('listitem').filter({ hasText: /^! / });
  await expect(flagsOf(whole)).toHaveCount(0);
  await expect(flagsOf(empty)).toHaveText([
    '! no aim',
    '! no success criterion',
    '! no owner',
    '! no step',
    '! no statement',
  ]);
  await expect(empty.getByRole('heading', { level: 3 })).toHaveText('2 No aim yet');
  await expect(flagsOf(behind)).toHaveText([
    '! 1 step overdue',
    '! a step without a due date',
    '! No scheme here has a statement “9-9”. It stays in the plan.',
  ]);
  await expect(whole.getByRole('paragraph').first()).toHaveText(
    'Under way · Headteacher · by 1 February 2090 · £1,250.50 · 1 of 2 steps done',
  );
  // Once it is done, nothing is overdue.
  await behind.getByRole('link', { name: 'Parents help to write each plan' }).click();
  await expect(flags(page).filter({ hasText: 'overdue' })).toHaveText(['! 1 step overdue']);
  await step(page, 1).getByLabel('Progress').selectOption('Done');
  await expect(flags(page).filter({ hasText: 'overdue' })).toHaveCount(0);
});

test('the plan can be ordered by owner and by date', async ({ page }) => {
  await openWorked(page, 'plan', 'Improvement plan');
  const [training, plans] = ['Governors ask about outcomes', 'Parents help to write each plan'];
  await page.getByRole('link', { name: 'By owner' }).click();
  await expect(page).toHaveURL(/#\/w\/worked\/plan\/owners$/);
  await expect(page.getByRole('link', { name: 'By owner' })).toHaveAttribute('aria-current', 'true');
  const tables = page.getByRole('region', { name: /^Steps: / });
  const owners = ['Clerk', 'Headteacher', 'Office', 'SENCo'];
  await expect(tables).toHaveCount(4);
  for (const [at, owner] of owners.entries()) {
    await expect(page.getByRole('heading', { level: 2, name: owner, exact: true })).toBeVisible();
    await expect(tables.nth(at)).toHaveAccessibleName(`Steps: ${owner}`);
  }
  expect((await cells(tables.nth(3).getByRole('table'))).slice(1)).toEqual([
    ['31 January 2025 overdue', 'Ask parents what stops them', plans, 'Under way'],
  ]);
  // A step without an owner belongs to the owner of its target.
  expect((await cells(tables.nth(1).getByRole('table'))).slice(1)).toEqual([
    ['1 February 2090', 'Hold the training', training, 'Not started'],
  ]);
  await page.getByRole('link', { name: 'By date' }).click();
  const dates = page.getByRole('region', { name: 'Steps by date' }).getByRole('table');
  expect(await cells(dates)).toEqual([
    ['Due', 'Owner', 'Step', 'Target', 'Progress'],
    ['1 October 2024', 'Clerk', 'Book the training', training, 'Done'],
    ['31 January 2025 overdue', 'SENCo', 'Ask parents what stops them', plans, 'Under way'],
    ['1 February 2090', 'Headteacher', 'Hold the training', training, 'Not started'],
    ['no date', 'Office', 'Change the invitation', plans, 'Not started'],
  ]);
});

test('targets can be moved, removed and brought back', async ({ page }) => {
  await openWorked(page, 'plan', 'Improvement plan');
  await page.getByRole('button', { name: 'Move down: target 1 “Governors ask about outcomes”' }).press('Enter');
  await expectSaid(page, 'Target moved to place 2.');
  await expectKept(page);
  expect(await ids(page)).toEqual(['empty', 'whole', 'behind']);
  await page.getByRole('button', { name: 'Move up: target 3 “Parents help to write each plan”' }).press('Enter');
  await expectSaid(page, 'Target moved to place 2.');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expectSaid(page, 'Undone: the order of the targets');
  await page.getByRole('link', { name: 'Governors ask about outcomes' }).first().click();
  await page.getByRole('button', { name: 'Remove this target' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Improvement plan' })).toBeFocused();
  await expectSaid(page, 'The target was removed from the plan. Press Undo to bring it back.');
  await expectKept(page);
  expect(await ids(page)).toEqual(['empty', 'behind']);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'This target isn’t here' })).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Target 2' })).toBeVisible();
  await expectKept(page);
  expect((await plan(page)).targets[1]).toMatchObject(worked().plan.targets[0]);
});

test('undo and redo go through quick edits one by one', async ({ page }) => {
  await openWorked(page, 'target/behind', 'Target 3');
  const fields = ['Aim', 'Success criteria', 'Owner', 'Funding source', 'Resources', 'Monitoring', 'Who benefits'];
  // Each field is typed into before the edit before it is saved.
  for (const [at, label] of fields.entries()) await page.getByLabel(label, { exact: true }).fill(`Edit ${at}`);
  await page.getByLabel('Progress').first().selectOption('Stopped');
  await expectKept(page);
  const after = (await plan(page)).targets;
  expect(after[2]).toMatchObject({ aim: 'Edit 0', success: 'Edit 1', who_benefits: 'Edit 6', status: 'stopped' });
  const undo = page.getByRole('button', { name: 'Undo' });
  for (let left = 8; left > 0; left -= 1) {
    await expect(undo).toBeEnabled();
    await undo.click();
  }
  await expect(undo).toBeDisabled();
  await expect(page.getByLabel('Aim')).toHaveValue('Parents help to write each plan');
  await expectKept(page);
  expect((await plan(page)).targets).toMatchObject(worked().plan.targets);
  for (let left = 8; left > 0; left -= 1) await page.getByRole('button', { name: 'Redo' }).click();
  await expectKept(page);
  expect((await plan(page)).targets).toEqual(after);
});

test('typed text survives an immediate reload', async ({ page }) => {
  await openWorked(page, 'target/empty', 'Target 2');
  await page.getByLabel('Aim').pressSequentially('Reading for all');
  await page.reload();
  await expect(page.getByLabel('Aim')).toHaveValue('Reading for all');
  await page.getByRole('button', { name: 'Add a step' }).click();
  await step(page, 1).getByLabel('Due').fill('2090-02-01');
  await page.reload();
  await expect(step(page, 1).getByLabel('Due')).toHaveValue('2090-02-01');
  await page.getByLabel('Cost in pounds').pressSequentially('49.99');
  await page.reload();
  await expect(page.getByLabel('Cost in pounds')).toHaveValue('£49.99');
});

test('a review can be added to a target, with a date for the next one', async ({ page }) => {
  await page.clock.setFixedTime(new Date('2026-11-21T16:10:00'));
  await openWorked(page, 'review', 'Review of the plan');
  const sections = page.getByRole('heading', { level: 2 }).filter({ has: page.getByRole('link') });
  await expect(sections).toHaveText([
    'Governors ask about outcomes',
    'No aim yet',
    'Parents help to write each plan',
  ]);
  await page.getByRole('button', { name: 'Add a review: target “Parents help to write each plan”' }).press('Enter');
  const review = page.getByRole('group', { name: 'Review 1', exact: true }).last();
  await expect(review.getByLabel('What was done')).toBeFocused();
  await expect(review.getByLabel('Date')).toHaveValue('2026-11-21');
  await page.keyboard.type('Parents were asked.');
  await review.getByLabel('What impact it had').fill('None yet.');
  await review.getByLabel('How we know').fill('Twelve answers.');
  await review.getByLabel('Next step').fill('Change the invitation.');
  await page.getByLabel('Review again on').fill('2027-03-01');
  await expectKept(page);
  const { next_review, targets } = await plan(page);
  expect(next_review).toBe('2027-03-01');
  expect(targets[2].reviews).toEqual([
    {
      date: '2026-11-21',
      done: 'Parents were asked.',
      impact: 'None yet.',
      how_we_know: 'Twelve answers.',
      next_step: 'Change the invitation.',
    },
  ]);
  await page.goto('#/w/worked/target/behind');
  await page.getByRole('button', { name: 'Remove review 1' }).click();
  await expect(page.getByRole('group', { name: 'Review 1' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByLabel('How we know')).toHaveValue('Twelve answers.');
});

test('the plan stays when a new round starts, and shows the new ratings', async ({ page }) => {
  await openWorked(page, 'rounds', 'Rounds');
  await page.getByRole('button', { name: 'Start the next round' }).click();
  await page.goto('#/w/worked/rate/2');
  await rate(page, '2.4', 'Now', 5);
  await goToPart(page, 'Plan');
  await expect(targets(page).first().getByRole('listitem')).toHaveText(/^2\.4 ● 5 →  now, target ◇ 7 The SEND governor/);
  // The new round starts with a copy of the evidence, and the round before stays as it was.
  await page.goto('#/w/worked/evidence/1');
  await expect(page.getByLabel('Our own evidence for 1.1')).toHaveValue('The progress file of every term.');
  await page.getByLabel('Our own evidence for 1.1').fill('Another file.');
  await expectKept(page);
  const { rounds } = (await drafts(page)).worked.workbook.assessments[0];
  expect(rounds[1].evidence['1-1'].own).toBe('The progress file of every term.');
  expect(rounds[2].evidence['1-1'].own).toBe('Another file.');
});
