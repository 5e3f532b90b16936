// A second look: an adviser opens the school's file, says what they would, and gives the one file back; the school sees
// its own, the adviser's and what is agreed, and takes over what it wants to.
import { readFileSync, readdirSync } from 'node:fs';
import {
  cells,
  choose,
  expect,
  expectKept,
  expectSaid,
  fileOf,
  goToPart,
  ratings,
  save,
  statement,
  test,
  workbookOf,
} from './fixtures.mjs';

const first = new Date('2026-11-21T16:10:00');
const second = new Date('2026-11-22T09:00:00');
const adviser = 'Adviser for inclusion';

/** The school's file: three statements are rated. */
const sent = () => workbookOf({ 1.1: [4, 7], 1.2: [6, 8], 2.4: [2, null] }, { id: 'hazel' });

/** A pack of seeds/ that is judged and says when a school is ready. */
const seeds = new URL('../../seeds/', import.meta.url);
const packs = readdirSync(seeds)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, seeds), 'utf8')));
const judged = packs.find((pack) => pack.scale?.kind === 'judgement' && pack.readiness);

/** Opens a file, and the page on which it is looked at a second time. */
async function openModeration(page, file) {
  await page.goto('./');
  await choose(page, fileOf('hazel.json', file));
  await expect(page).toHaveURL(/#\/w\/hazel/);
  await goToPart(page, 'Moderation');
  await expect(page.getByRole('heading', { level: 1, name: 'Moderation' })).toBeFocused();
}

/** The page of another computer on which the file is open, on a day. */
async function elsewhere(newContext, file, day = first) {
  const page = await (await newContext()).newPage();
  await page.clock.setFixedTime(day);
  await openModeration(page, file);
  return page;
}

const who = (page) => page.getByLabel('Who is recording');
const field = (page, label) => page.getByLabel(label, { exact: true });
const opinions = (file) => file.assessments[0].rounds.at(-1).opinions;
const takeOver = (page, number) => page.getByRole('button', { name: `Use the agreed rating: ${number}` });
const changed = (page) => page.getByRole('region', { name: 'What changed' }).getByRole('table');

/** What an adviser records of 1.1 and 1.2 on the first day, and saves. */
async function recordedBy(page) {
  await who(page).fill(adviser);
  await field(page, 'Adviser’s rating of 1.1').selectOption('3');
  await field(page, 'Adviser’s reason of 1.1').fill('Two of the seven are new.');
  await field(page, 'Adviser’s rating of 1.2').selectOption('6');
  await field(page, 'Agreed rating of 1.1').selectOption('5');
  await field(page, 'Reason for the agreement of 1.1').fill('We looked at the books together.');
  await expectKept(page);
  return (await save(page)).workbook;
}

test('an adviser records a second judgement and what is agreed, and gives the one file back', async ({ newContext }) => {
  const page = await elsewhere(newContext, sent());
  await expect(page.getByText(/^No one has recorded a second judgement yet\./)).toBeVisible();
  await expect(statement(page, '1.1').getByText('The school’s own: ● 4')).toBeVisible();
  const returned = await recordedBy(page);
  await expect(
    page.getByText(
      'The adviser has checked 2 of 45 statements: 1 the same as the school’s, 0 higher, 1 lower. 1 agreed.',
      { exact: true },
    ),
  ).toBeVisible();
  const of = { statement: '1-1', by: adviser, on: '2026-11-21' };
  expect(opinions(returned)).toEqual([
    expect.objectContaining({ ...of, voice: 'adviser', score: 3, reason: 'Two of the seven are new.' }),
    expect.objectContaining({ ...of, statement: '1-2', score: 6 }),
    expect.objectContaining({ ...of, voice: 'agreed', score: 5, reason: 'We looked at the books together.' }),
  ]);
  // Nothing of the school's own is touched.
  expect(ratings(returned)).toEqual(ratings(sent()));
});

test('the school sees all three, and takes over what is agreed when it says so', async ({ page, newContext }) => {
  await page.clock.setFixedTime(second);
  const returned = await recordedBy(await elsewhere(newContext, sent()));
  await openModeration(page, returned);
  expect((await cells(changed(page))).slice(1)).toEqual([
    [
      '1.1',
      expect.stringMatching(/^From their different starting points/),
      '4',
      '3',
      '5',
      'Adviser : Two of the seven are new. Agreed : We looked at the books together.',
    ],
  ]);
  await expect(takeOver(page, '1.2')).toHaveCount(0);
  await takeOver(page, '1.1').press('Enter');
  await expectSaid(page, '1.1 is now 5. Undo brings back what it was.');
  await expect(statement(page, '1.1')).toBeFocused();
  await expect(takeOver(page, '1.1')).toHaveCount(0);
  // What the school said itself is not lost for it.
  await expect(
    statement(page, '1.1').getByText('The school’s own: ● 4 Its target: ◇ 7 On 22 November 2026, the school used the agreed judgement.'),
  ).toBeVisible();
  expect((await cells(changed(page)))[1].slice(2, 5)).toEqual(['4', '3', '5']);
  await expectKept(page);
  const saved = (await save(page)).workbook;
  expect(ratings(saved)['1-1']).toEqual({ now: 5, target: 7 });
  const takenOver = { taken_over_on: '2026-11-22', in_place_of: 4 };
  expect(opinions(saved)).toEqual(
    opinions(returned).map((one) => (one.voice === 'agreed' ? { ...one, ...takenOver } : one)),
  );
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(takeOver(page, '1.1')).toBeVisible();
});

test('a file that comes back says what is in it before it takes the place of anything', async ({ page, newContext }) => {
  const returned = await recordedBy(await elsewhere(newContext, sent()));
  await openModeration(page, sent());
  await page.goto('./');
  await choose(page, fileOf('back.json', returned));
  const question = page.getByRole('dialog', { name: 'This workbook is already here' });
  await expect(question).toContainText('The file has 3 second opinions that the draft does not have.');
  await question.getByRole('button', { name: 'Replace the draft with the file' }).click();
  await expect(question).toHaveCount(0);
});

test('what was said on another day, or by another, stays to be read', async ({ newContext }) => {
  const returned = await recordedBy(await elsewhere(newContext, sent()));
  const page = await elsewhere(newContext, returned, second);
  const history = page.getByText('How this was reached, 1.1');
  await expect(history).toBeHidden();
  await who(page).fill('Moderator');
  await field(page, 'Adviser’s rating of 1.1').selectOption('4');
  await expect(statement(page, '1.1').getByText('Recorded by Moderator, 22 November 2026')).toBeVisible();
  // The same person on the same day says one thing.
  await field(page, 'Adviser’s rating of 1.1').selectOption('6');
  await field(page, 'Adviser’s reason of 1.1').fill('Seen again.');
  await expectKept(page);
  await history.click();
  await expect(statement(page, '1.1').getByRole('listitem')).toHaveText([
    'Adviser 3: Two of the seven are new. Recorded by Adviser for inclusion, 21 November 2026',
  ]);
  const after = opinions((await save(page)).workbook);
  expect(after.slice(0, 3)).toEqual(opinions(returned));
  expect(after.slice(3)).toEqual([
    expect.objectContaining({ statement: '1-1', score: 6, reason: 'Seen again.', by: 'Moderator', on: '2026-11-22' }),
  ]);
});

test('a name is asked for, and nothing is lost for want of one', async ({ page }) => {
  await openModeration(page, sent());
  await field(page, 'Adviser’s rating of 1.2').selectOption('9');
  await expect(who(page)).toBeFocused();
  await expect(who(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(who(page)).toHaveAccessibleDescription(/Enter who is recording\. Until then, what you choose or write has no name beside it\.$/);
  const reason = field(page, 'Adviser’s reason of 1.2');
  await reason.focus();
  await page.keyboard.type('Better than it says.');
  // Keys go where they were meant to; leaving the field leads to the name.
  await expect(reason).toHaveValue('Better than it says.');
  await page.keyboard.press('Tab');
  await expect(who(page)).toBeFocused();
  // It is kept whatever comes first: the name, or another page.
  await goToPart(page, 'Documents');
  await goToPart(page, 'Moderation');
  await expect(reason).toHaveValue('Better than it says.');
  await expect(who(page)).toHaveAttribute('aria-invalid', 'true');
  await who(page).focus();
  await page.keyboard.type(adviser);
  await page.keyboard.press('Tab');
  await expectSaid(page, 'The name is now beside what you recorded.');
  await expect(who(page)).not.toHaveAttribute('aria-invalid');
  await expectKept(page);
  expect(opinions((await save(page)).workbook)).toEqual([
    expect.objectContaining({ statement: '1-2', score: 9, reason: 'Better than it says.', by: adviser }),
  ]);
  // The name is remembered from page to page.
  await goToPart(page, 'Documents');
  await goToPart(page, 'Moderation');
  await expect(who(page)).toHaveValue(adviser);
});

test('the list is narrowed down, and nothing vanishes while it is worked on', async ({ page }) => {
  await openModeration(page, sent());
  await recordedBy(page);
  const shown = () => page.getByRole('main').getByRole('group', { name: /^\d\.\d / });
  await expect(shown()).toHaveCount(7);
  await page.getByLabel('Show', { exact: true }).selectOption('Statements with a second opinion');
  await expect(shown()).toHaveCount(2);
  await page.getByLabel('Show', { exact: true }).selectOption('Statements where ratings differ');
  await expect(shown()).toHaveCount(1);
  // It differs no longer, and stays where it is until the list is asked for again.
  await field(page, 'Agreed rating of 1.1').selectOption('4');
  await field(page, 'Adviser’s rating of 1.1').selectOption('4');
  await expect(shown()).toHaveCount(1);
  await expect(page.getByText('Nothing recorded differs from the school’s own.')).toBeVisible();
});

test('one section is open at a time, and is reached with the keyboard', async ({ page }) => {
  await openModeration(page, sent());
  await who(page).fill(adviser);
  const summary = page.getByText(/^2 Leadership of SEND: 7 statements, 0 of 7 checked$/);
  await summary.focus();
  await page.keyboard.press('Enter');
  await expect(statement(page, '1.1')).toHaveCount(0);
  await page.keyboard.press('Tab');
  await expect(statement(page, '2.1').getByRole('link', { name: 'Evidence of 2.1' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(field(page, 'Adviser’s rating of 2.1')).toBeFocused();
  await page.keyboard.type('8');
  await expect(page.getByText('2 Leadership of SEND: 7 statements, 1 of 7 checked')).toBeVisible();
});

test('judgements are chosen by their words, and the rule is looked at by what is agreed', async ({ page }) => {
  const file = sent();
  file.version = 3;
  file.assessments[0].pack = { id: judged.id, edition: judged.edition };
  const [area] = judged.areas;
  const [one] = area.statements;
  const words = judged.scale.anchors.map((anchor) => anchor.text);
  file.assessments[0].rounds[0].ratings = { [one.id]: { now: judged.scale.anchors[0].from } };
  await openModeration(page, file);
  await who(page).fill(adviser);
  const agreed = field(page, `Agreed judgement of ${one.number}`);
  await expect(agreed.getByRole('option')).toHaveText(['Nothing yet', ...words]);
  await agreed.selectOption(words.at(-1));
  const total = judged.areas.reduce((sum, { statements }) => sum + statements.length, 0);
  await expect(
    page.getByText(new RegExp(`^Using the agreed judgement where there is one, otherwise the school’s own: 1 of ${total} met; not ready yet: `)),
  ).toBeVisible();
  await page.getByRole('button', { name: `Use the agreed judgement: ${one.number}` }).click();
  await expectSaid(page, `${one.number} is now ${words.at(-1)}. Undo brings back what it was.`);
  await page.getByRole('banner').getByRole('button', { name: 'Undo' }).click();
  await expectSaid(page, `Undone: ${one.number} is ${words[0]}`);
  await page.getByRole('banner').getByRole('button', { name: 'Redo' }).click();
  await expectSaid(page, `Done again: ${one.number} is ${words.at(-1)}`);
});
