// Measures the app in dist/ against a page written by hand that does the same, and prints one table. Fails if more
// loads before the first rating than budget.json has; nothing else has a limit. README.md says what each row means.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '../browser/node_modules/@playwright/test/index.mjs';
import { launchOptions } from '../browser/chromium.mjs';
import { serve } from '../browser/server.mjs';
import { filesIn, weigh, weighApp } from './bytes.mjs';
import { build } from './handwritten/build.mjs';
import { afresh, clickable, drawings, effects, keys, painted, saves, ticks } from './probes.mjs';
import { markdown } from './table.mjs';

// One start takes up to three times as long as another, by hand or not: fewer say little.
const STARTS = 25;
const CLICK_ROUNDS = 6;
const CLICKS_A_ROUND = 24;
const DRAWINGS = 40;
const SAVES = 10;
const KEYS = 80;
const SLOW = 4;
const FRAME = 1000 / 60;
const DESK = { width: 1280, height: 900 };
/** High enough for the whole sheet, so that nothing scrolls between two clicks. */
const TALL = { width: 1280, height: 1700 };

const root = join(import.meta.dirname, '../..');
const dist = process.env.DIST ?? join(root, 'dist');
const folder = mkdtempSync(join(tmpdir(), 'hand-written-'));
build(folder, '2');

/** Serves as a host does that lets browsers keep files for a while. */
async function host(path) {
  const server = await serve(path, 0);
  server.prependListener('request', (_, response) => response.setHeader('cache-control', 'max-age=600'));
  return { server, address: `http://127.0.0.1:${server.address().port}/` };
}

const hosts = { app: await host(dist), byHand: await host(folder) };
const browser = await chromium.launch(launchOptions);
const address = { app: `${hosts.app.address}#/w/example/rate/2`, byHand: hosts.byHand.address };
const pages = Object.keys(address);

/* Statistics. */

const sorted = (numbers) => numbers.toSorted((a, b) => a - b);
const quantile = (numbers, share) => sorted(numbers)[Math.ceil(share * numbers.length) - 1];
const median = (numbers) => {
  const [low, high] = [Math.floor((numbers.length - 1) / 2), Math.ceil((numbers.length - 1) / 2)];
  const all = sorted(numbers);
  return (all[low] + all[high]) / 2;
};
const ms = (number) => number.toFixed(1);
const range = (numbers, show) => {
  const [least, most] = [show(Math.min(...numbers)), show(Math.max(...numbers))];
  return least === most ? least : `${least}–${most}`;
};
const middle = (numbers) => `${ms(median(numbers))} (${range(numbers, ms)})`;

/* What several measurements do. */

async function context(viewport, ...scripts) {
  const made = await browser.newContext({ viewport });
  for (const script of [afresh, ...scripts]) await made.addInitScript(script);
  return made;
}

async function slow(page, rate) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

const pause = (time) => new Promise((done) => setTimeout(done, time));
const frames = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));

/** The example school as a workbook of its own. `rate` gives the rating of what the example leaves blank. */
function workbook(rate) {
  const read = (name) => JSON.parse(readFileSync(join(root, 'seeds', name), 'utf8'));
  const { example: _, ...made } = read('example-school.json');
  const round = made.assessments[0].rounds.at(-1);
  for (const { statements } of read('send-self-evaluation.json').areas) {
    for (const { id } of statements) {
      round.ratings[id] = rate(id, round.ratings[id] ?? {});
      if (!round.ratings[id]) delete round.ratings[id];
    }
  }
  return { ...made, id: crypto.randomUUID(), school: { ...made.school, name: 'Oakfield Primary' } };
}

const allRated = () => workbook((_, rating) => ({ now: 4, target: 7, ...rating }));
const secondBlank = () => workbook((id, rating) => (id.startsWith('2-') ? undefined : rating));

/** Opens a workbook in the app as a user does: with “Open a file”. Then goes to one of its pages. */
async function openInApp(page, made, part) {
  await page.goto(hosts.app.address);
  const buffer = Buffer.from(JSON.stringify(made));
  await page.getByLabel('Open a file').setInputFiles({ name: 'workbook.json', mimeType: 'application/json', buffer });
  await page.waitForURL((url) => url.hash.startsWith(`#/w/${made.id}/`));
  await page.evaluate((hash) => (location.hash = hash), `#/w/${made.id}/${part}`);
  await page.getByRole('navigation', { name: 'Parts' }).locator('[aria-current]').waitFor();
}

/** The middles of the radio buttons, by group and number, and what is picked in each group. */
async function groups(page) {
  await page.getByRole('radiogroup').nth(13).waitFor();
  await frames(page);
  return page.evaluate(() =>
    [...document.querySelectorAll('[role="radiogroup"]')].map((group) => {
      const radios = [...group.querySelectorAll('input[type="radio"]')];
      const middles = radios.map((radio) => {
        const box = radio.getBoundingClientRect();
        return [box.left + box.width / 2, box.top + box.height / 2];
      });
      return { middles, picked: radios.findIndex((radio) => radio.checked) };
    }),
  );
}

/** Clicks as a user does: the pointer is `there` first. Each click picks another number than is picked there. */
async function* clicks(page, count, there = async () => {}) {
  const sheet = await groups(page);
  for (let i = 0; i < count; i += 1) {
    // The groups in another order than that of the page, and never one twice in a row.
    const group = sheet[(i * 5) % sheet.length];
    const numbers = group.middles.length - 1;
    group.picked = 1 + ((Math.max(group.picked, 0) + 2 + (i % 3)) % numbers);
    await page.mouse.move(...group.middles[group.picked]);
    await frames(page);
    await there();
    await page.mouse.down();
    await page.mouse.up();
    yield i;
  }
}

/* The measurements. */

async function start(which, { from, rate }) {
  const page = await from.newPage();
  await slow(page, rate);
  await page.goto(address[which]);
  const at = await page.evaluate(() => window.bench.clickable);
  await page.close();
  return at;
}

/** Times to the first rating, app and hand-written in turn. If cold, each in a profile of its own. */
async function starts({ cold, rate }) {
  const times = { app: [], byHand: [] };
  const kept = {};
  if (!cold) {
    for (const which of pages) {
      kept[which] = await context(DESK, clickable);
      await start(which, { from: kept[which], rate: 1 });
    }
  }
  for (let run = 0; run < STARTS; run += 1) {
    for (const which of pages) {
      const from = kept[which] ?? (await context(DESK, clickable));
      times[which].push(await start(which, { from, rate }));
      if (cold) await from.close();
    }
  }
  for (const one of Object.values(kept)) await one.close();
  return times;
}

/** Times from click to painted line, app and hand-written in turn, each round on a fresh page. */
async function clickTimes(rate) {
  const times = { app: [], byHand: [] };
  for (let round = 0; round < CLICK_ROUNDS; round += 1) {
    for (const which of pages) {
      const made = await context(TALL, painted);
      const page = await made.newPage();
      if (which === 'app') await openInApp(page, allRated(), 'rate/2');
      else await page.goto(address.byHand);
      await slow(page, rate);
      // Longer than the quiet after which a change is kept: keeping is part of the work between two clicks.
      for await (const i of clicks(page, CLICKS_A_ROUND)) {
        await pause(340 + ((i * 7) % 17));
        const found = await page.evaluate(() => window.bench.clicks.length);
        if (found !== i + 1) throw new Error(`${which}: click ${i + 1} of ${CLICKS_A_ROUND} drew no line`);
      }
      times[which].push(...(await page.evaluate(() => window.bench.clicks)));
      await made.close();
    }
  }
  return times;
}

/** The main thread's processor time for a click, script and style, layout and paint: other programs don't lengthen it. */
async function workOfClicks() {
  const work = { app: [], byHand: [] };
  for (const which of pages) {
    const made = await context(TALL);
    const page = await made.newPage();
    if (which === 'app') await openInApp(page, allRated(), 'rate/2');
    else await page.goto(address.byHand);
    const session = await made.newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const spent = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return 1000 * metrics.find(({ name }) => name === 'TaskDuration').value;
    };
    let before;
    // Nothing is kept or announced before the last click: the next one comes sooner.
    for await (const _ of clicks(page, CLICKS_A_ROUND, async () => (before = await spent()))) {
      await pause(120);
      work[which].push((await spent()) - before);
    }
    await made.close();
  }
  return work;
}

/** How many effects a click runs, and how many statements it changes; first ratings, then others in their place. */
async function effectsOfClicks() {
  const made = await context(TALL, effects);
  const page = await made.newPage();
  await openInApp(page, secondBlank(), 'rate/2');
  const read = async () => {
    await frames(page);
    return page.evaluate(() => ({ marks: window.bench.marks(), rows: window.bench.rows() }));
  };
  await groups(page);
  await read();
  const found = [];
  for await (const _ of clicks(page, 28)) found.push(await read());
  await made.close();
  return { marks: found.map((one) => one.marks), rows: found.map((one) => one.rows) };
}

/** Times to draw the chart of all statements: each switch between light and dark draws it once. */
async function drawingTimes() {
  const made = await context(DESK, drawings);
  const page = await made.newPage();
  await openInApp(page, allRated(), 'all');
  const drawn = () => page.evaluate(() => window.bench.drawings);
  await frames(page);
  const before = (await drawn()).length;
  for (let i = 0; i < DRAWINGS; i += 1) {
    await page.emulateMedia({ colorScheme: i % 2 === 0 ? 'dark' : 'light' });
    await frames(page);
  }
  const times = (await drawn()).slice(before);
  if (times.length !== DRAWINGS) throw new Error(`${times.length} drawings of ${DRAWINGS} were seen`);
  await made.close();
  return times;
}

/** Times from a click on “Save to file” to the file, the file's bytes, and those of the draft in the browser. */
async function savingTimes() {
  const made = await context(DESK, saves);
  const page = await made.newPage();
  const full = allRated();
  await openInApp(page, full, 'rate/2');
  for (let i = 0; i < SAVES; i += 1) {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save to file' }).click();
    await download;
  }
  const found = await page.evaluate(() => window.bench.saves);
  const draft = await page.evaluate((key) => localStorage.getItem(key), `join-the-dots/draft/${full.id}`);
  await made.close();
  return { times: found.map((save) => save.time), bytes: found.at(-1).bytes, draft: Buffer.byteLength(draft) };
}

/** The example school as a workbook with a plan of so many targets, so much evidence, so many rounds. */
function grown(targets, items, rounds) {
  const made = workbook((_, rating) => ({ now: 4, target: 7, ...rating }));
  const [assessment] = made.assessments;
  const round = assessment.rounds.at(-1);
  const ids = Object.keys(round.ratings);
  const sentence = 'What was seen, who said so, and what follows from it for the next half-term. ';
  const said = Object.fromEntries(ids.map((id) => [id, { own: sentence.repeat(2) }]));
  assessment.rounds = Array.from({ length: rounds }, () => ({ ...round, evidence: said }));
  const pick = (at) => ({ pack: assessment.pack.id, statement: ids[at % ids.length] });
  made.evidence = Array.from({ length: items }, (_, at) => {
    const links = [0, 7, 19].map((by) => ({ ...pick(at + by), lane: by === 7 ? 'target' : 'now' }));
    return { id: `e-${at}`, title: `Evidence ${at}`, kind: 'data', date: '2026-10-01', shows: sentence, note: sentence, links };
  });
  const step = { what: sentence, owner: 'SENCo', start: '2026-09-01', due: '2026-12-01', status: 'under-way' };
  made.plan = {
    targets: Array.from({ length: targets }, (_, at) => ({
      id: `t-${at}`, aim: `Aim ${at}. `, success: sentence, owner: 'SENCo', cost_pence: 10000, status: 'under-way',
      statements: [pick(at)], steps: Array(4).fill(step), reviews: Array(2).fill({ date: '2026-11-01', done: sentence }),
    })),
  };
  return made;
}

/** Times from a key to the painted letter in a target's aim, with the CPU slowed. Now and then it is quiet for so long
 * that what was typed becomes a change, and is kept. */
async function keyTimes(made) {
  const from = await context(DESK, keys);
  const page = await from.newPage();
  await openInApp(page, made, 'target/t-0');
  await page.getByLabel('Aim', { exact: true }).press('End');
  await slow(page, SLOW);
  for (let i = 0; i < KEYS; i += 1) {
    await page.keyboard.press('abcdefghij'[i % 10]);
    await pause(i % 10 === 9 ? 900 : 90 + ((i * 37) % 230));
  }
  const found = await page.evaluate(() => window.bench.keys);
  if (found.length !== KEYS) throw new Error(`${found.length} keys of ${KEYS} were painted`);
  await from.close();
  return found;
}

/** A pack of so many areas, aspects of each and statements of each of those: rated, or judged. */
function packOf(kind, areas, aspects, statements) {
  const judged = kind === 'judgement';
  const words = judged ? ['Not yet', 'Partly', 'Met'] : Array.from({ length: 10 }, (_, i) => `Step ${i + 1}`);
  const anchors = words.map((text, i) => ({ from: i + 1, to: i + 1, text }));
  const bands = [{ id: 'all', from: 0, to: 10, title: 'All of it', short_title: 'All' }];
  const source = { title: 'Made for measuring', publisher: 'Nobody', rights: 'Free.' };
  const scale = judged
    ? { kind, min: 1, max: 3, met_from: 3, anchors }
    : { kind, min: 0, max: 10, not_applicable: 0, anchors, bands };
  const list = (many, make) => Array.from({ length: many }, (_, i) => make(i + 1));
  return {
    format: 'join-the-dots/pack', version: 1, id: `measured-${kind}-${areas * aspects * statements}`, edition: '1',
    title: 'Measured', language: 'en-GB', source, scale,
    areas: list(areas, (a) => ({
      id: `${a}`, number: `${a}`, title: `Area ${a}`, short_title: `Area ${a}`,
      aspects: list(aspects, (b) => ({ id: `${a}-${b}`, title: `Aspect ${b}` })),
      statements: list(aspects * statements, (c) => ({
        id: `${a}-s${c}`, number: `${a}.${c}`, text: `What is to be seen in statement ${c} of area ${a}, in a sentence.`,
        aspect: `${a}-${Math.ceil(c / statements)}`,
      })),
    })),
  };
}

/** Times from a click to the next painted frame on the first area of a pack, with the CPU slowed. */
async function tickTimes(pack) {
  const from = await context(TALL, ticks);
  const page = await from.newPage();
  await page.goto(hosts.app.address);
  const file = (name, value) => ({ name, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(value)) });
  await page.getByLabel('Open a file').setInputFiles(file('pack.json', pack));
  await page.waitForURL((url) => url.hash.startsWith('#/packs'));
  const made = { ...workbook((_, rating) => rating), evidence: [], plan: undefined };
  const ratings = Object.fromEntries(pack.areas.flatMap(({ statements }) => statements.map(({ id }) => [id, { now: 2 }])));
  made.assessments = [{ pack: { id: pack.id, edition: '1' }, rounds: [{ date: '2026-10-01', ratings }] }];
  await page.getByRole('link', { name: 'Join the Dots' }).click();
  await page.getByLabel('Open a file').setInputFiles(file('workbook.json', made));
  await page.waitForURL((url) => url.hash.startsWith(`#/w/${made.id}`));
  await page.evaluate((hash) => (location.hash = hash), `#/w/${made.id}/rate/1`);
  await page.getByRole('heading', { level: 1, name: '1 Area 1' }).waitFor();
  await slow(page, SLOW);
  const fields = page.locator('main fieldset');
  for (let i = 0; i < CLICKS_A_ROUND; i += 1) {
    const radios = fields.nth(i % 10).locator('input[type=radio]');
    await radios.nth(i % 2 === 0 ? 2 : 0).click({ force: true });
    await pause(340 + ((i * 7) % 17));
  }
  const found = await page.evaluate(() => window.bench.ticks);
  if (found.length !== CLICKS_A_ROUND) throw new Error(`${found.length} clicks of ${CLICKS_A_ROUND} were painted`);
  await from.close();
  return found;
}

/* The table. */

const rows = [];
function row(what, unit, runs, app, byHand = '', ratio = '') {
  rows.push([what, unit, runs, app, byHand, ratio]);
}

/** A row of times: medians (least–most). */
function times(what, { app, byHand }) {
  row(what, 'ms', app.length, middle(app), middle(byHand), (median(app) / median(byHand)).toFixed(2));
}

const weighed = weighApp(dist);
const byHand = weigh(folder, filesIn(folder));
for (const [kind, limit] of Object.entries(weighed.limits)) {
  const [ours, theirs] = [weighed.sums[kind], byHand.sums[kind]];
  row(`Loads before the first rating, ${kind}, at most ${limit}`, 'bytes', 1, ours, theirs, (ours / theirs).toFixed(2));
}

const load = loadavg()[0];
try {
  times('First rating clickable, files kept', await starts({ cold: false, rate: 1 }));
  times('First rating clickable, nothing kept', await starts({ cold: true, rate: 1 }));
  times(`First rating clickable, files kept, CPU slowed ${SLOW} times`, await starts({ cold: false, rate: SLOW }));
  times(`First rating clickable, nothing kept, CPU slowed ${SLOW} times`, await starts({ cold: true, rate: SLOW }));

  const click = await clickTimes(SLOW);
  const p95 = { app: quantile(click.app, 0.95), byHand: quantile(click.byHand, 0.95) };
  const count = click.app.length;
  const name = `Click to painted line, CPU slowed ${SLOW} times`;
  times(name, click);
  const ratio = (p95.app / p95.byHand).toFixed(2);
  row(`${name}, p95`, 'ms', count, ms(p95.app), ms(p95.byHand), ratio);
  row('The same, app behind hand-written', 'frames', count, ((p95.app - p95.byHand) / FRAME).toFixed(2));

  times('Main thread’s work for a click', await workOfClicks());

  const { marks, rows: touched } = await effectsOfClicks();
  row('Effects of lanes that a click runs', 'effects', marks.length, range(marks, String));
  row('Statements that a click changes in the page', 'statements', touched.length, range(touched, String));

  const drawing = await drawingTimes();
  row('Drawing the chart of 45 statements', 'ms', drawing.length, middle(drawing));

  for (const [what, made] of [
    ['1 target, no evidence, 1 round', grown(1, 0, 1)],
    ['60 targets, 300 items of evidence, 8 rounds', grown(60, 300, 8)],
  ]) {
    const typed = await keyTimes(made);
    row(`Key to painted letter, ${what}, CPU slowed ${SLOW} times`, 'ms', KEYS, middle(typed));
    row('The same, p95', 'ms', KEYS, ms(quantile(typed, 0.95)));
  }

  for (const [what, pack] of [
    ['judged, 45 statements in 5 aspects', packOf('judgement', 1, 5, 9)],
    ['judged, 600 statements in 40 aspects', packOf('judgement', 5, 8, 15)],
    ['rated, 45 statements in 5 aspects', packOf('rating', 1, 5, 9)],
    ['rated, 600 statements in 40 aspects', packOf('rating', 5, 8, 15)],
  ]) {
    const clicked = await tickTimes(pack);
    row(`Click to the next frame, a pack ${what}, CPU slowed ${SLOW} times`, 'ms', clicked.length, middle(clicked));
    row('The same, p95', 'ms', clicked.length, ms(quantile(clicked, 0.95)));
  }

  const saving = await savingTimes();
  row('“Save to file” to the file, 45 statements rated', 'ms', saving.times.length, middle(saving.times));
  row('That file', 'bytes', 1, saving.bytes);
  row('Its draft in the browser', 'bytes', 1, saving.draft);
} finally {
  await browser.close();
  Object.values(hosts).forEach(({ server }) => server.close());
  rmSync(folder, { recursive: true });
}

const cores = cpus();
const loads = [load, loadavg()[0]];
const day = new Date().toISOString().slice(0, 10);
console.log(
  `${day}, ${cores.length} cores (${cores[0].model.trim()}), load before and after ` +
    `${loads.map((one) => one.toFixed(1)).join(' and ')}, Chromium ${browser.version()}.`,
);
if (load > cores.length) console.log('Something else was running: the times are too long.');
console.log();
console.log(markdown(['What', 'Unit', 'Runs', 'App', 'Hand-written', 'App : hand-written'], rows));
if (weighed.faults.length > 0) {
  console.error(`\n${weighed.faults.join('\n')}`);
  process.exitCode = 1;
}
