// The rating sheet of one section, written by hand: the measuring stick for the app. A pick does all that the app does
// on one: it redraws the lines, shows the button that clears, says what the scale says and how wide the gap is among
// all, counts what is rated, can be undone, is kept after 300 ms of quiet and announced after 700.
const KEY = 'hand-written/draft';
const QUIET = 300;
const TEN_WITHIN = 1000;
const WORDS = { now: 'Now', target: 'Target' };

const byId = (id) => document.getElementById(id);
const data = JSON.parse(byId('data').textContent);
const { scale } = data;
const sheet = byId('sheet');
const canvas = byId('lines');
const context = canvas.getContext('2d');
const statements = data.areas.find((area) => area.id === data.area).statements;

const ratings = kept() ?? data.ratings;
const undone = [];
const done = [];

// The lanes of the sheet, and what each keeps to hand so that a pick searches nothing.
const lanes = new Map();
for (const element of sheet.querySelectorAll('.lane')) {
  const { statement, lane } = element.dataset;
  const number = element.closest('.row').dataset.number;
  const cells = element.querySelector('.cells');
  lanes.set(`${statement} ${lane}`, { element, statement, lane, cells, name: `${number} ${WORDS[lane]}`,
    inputs: [...cells.querySelectorAll('input')], clear: undefined });
}
const laneAt = (node) => {
  const element = node.closest?.('.lane');
  return element && lanes.get(`${element.dataset.statement} ${element.dataset.lane}`);
};

/* What is kept. */

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEY))?.ratings;
  } catch {
    return undefined;
  }
}

let saving;
function keepSoon() {
  clearTimeout(saving);
  byId('kept').textContent = 'Saving…';
  saving = setTimeout(keep, QUIET);
}

function keep() {
  clearTimeout(saving);
  saving = undefined;
  const text = JSON.stringify({ changed: Date.now(), ratings });
  try {
    localStorage.setItem(KEY, text);
    byId('kept').textContent = localStorage.getItem(KEY) === text ? '✓ Saved in this browser' : '! Not saved';
  } catch {
    byId('kept').textContent = '! Not saved';
  }
}

/* Ratings. */

const scoreOf = (statement, lane) => ratings[statement]?.[lane];
const counts = (score) => score !== undefined && score !== scale.notApplicable;

function set(statement, lane, score) {
  const rating = (ratings[statement] ??= {});
  if (score === undefined) delete rating[lane];
  else rating[lane] = score;
}

function rate(lane, score, over = false) {
  const before = scoreOf(lane.statement, lane.lane);
  if (before === score) return;
  const last = done.at(-1);
  set(lane.statement, lane.lane, score);
  // A person who types 10 has not rated 1 first.
  if (!(over && last?.lane === lane)) done.push({ lane, score: before });
  undone.length = 0;
  changed(lane);
  announceSoon(lane);
}

function step(from, to) {
  const change = from.pop();
  if (!change) return;
  const { lane, score } = change;
  to.push({ lane, score: scoreOf(lane.statement, lane.lane) });
  set(lane.statement, lane.lane, score);
  changed(lane);
  announceSoon(lane);
}

/** Shows a change, and keeps it. */
function changed(lane) {
  showLane(lane);
  showPick(lane);
  showCounts();
  flag(byId('undo'), done.length === 0);
  flag(byId('redo'), undone.length === 0);
  draw();
  keepSoon();
}

/* What is shown. */

function flag(button, disabled) {
  if (disabled) button.setAttribute('aria-disabled', 'true');
  else button.removeAttribute('aria-disabled');
}

function showLane(lane) {
  const score = scoreOf(lane.statement, lane.lane);
  lane.inputs.forEach((input) => (input.checked = Number(input.value) === score));
  if (score !== undefined && !lane.clear) {
    lane.clear = document.createElement('button');
    lane.clear.type = 'button';
    lane.clear.className = 'clear';
    lane.clear.title = 'Back to blank';
    lane.clear.setAttribute('aria-label', `Clear ${lane.name}`);
    lane.clear.textContent = '×';
    lane.cells.before(lane.clear);
  } else if (score === undefined && lane.clear) {
    lane.clear.remove();
    lane.clear = undefined;
  }
}

const isRated = (id) =>
  scoreOf(id, 'now') === scale.notApplicable || Object.keys(WORDS).every((lane) => scoreOf(id, lane) !== undefined);

function showCounts() {
  let [rated, total] = [0, 0];
  for (const area of data.areas) {
    const count = area.statements.filter(isRated).length;
    const text = `${count}/${area.statements.length}`;
    const place = document.querySelector(`[data-area="${area.id}"]`);
    if (place.textContent !== text) place.textContent = text;
    rated += count;
    total += area.statements.length;
  }
  const text = `${rated} of ${total} rated.`;
  if (byId('all-rated').textContent !== text) byId('all-rated').textContent = text;
}

const bandOf = (score) => scale.bands.find((band) => band.from <= score && score <= band.to);

function labelOf(score) {
  const at = scale.anchors.find((anchor) => anchor.from <= score && score <= anchor.to);
  if (at) return at.text;
  const below = scale.anchors.findLast((anchor) => anchor.to < score);
  const above = scale.anchors.find((anchor) => score < anchor.from);
  return `between ${below.to} (${below.text}) and ${above.from} (${above.text})`;
}

const gapOf = (id) => {
  const [now, target] = [scoreOf(id, 'now'), scoreOf(id, 'target')];
  return counts(now) && counts(target) ? target - now : undefined;
};

function gapInWords(id) {
  const width = gapOf(id);
  if (width === undefined) return '';
  if (width < 0) return `The target is ${-width} below now.`;
  if (width === 0) return 'No gap: target and now are the same.';
  const all = data.areas.flatMap((area) => area.statements.map(gapOf)).filter((gap) => gap !== undefined);
  const place = all.filter((gap) => gap > width).length + 1;
  const shared = all.filter((gap) => gap === width).length > 1 ? 'with others ' : '';
  const widest = ['the widest', 'the second widest', 'the third widest'][place - 1] ?? `number ${place} of the widest`;
  return `Gap of ${width}, ${shared}${widest} so far.`;
}

function showPick(lane) {
  const score = scoreOf(lane.statement, lane.lane);
  const part = (text, soft) => {
    const span = document.createElement('span');
    span.textContent = text;
    if (soft) span.className = 'soft';
    return span;
  };
  const title = document.createElement('b');
  title.textContent = score === undefined ? lane.name : `${lane.name} ${score}`;
  const said = document.createElement('span');
  said.append(title, score === undefined ? ': blank' : `: ${labelOf(score)}`);
  const parts = [said];
  if (counts(score)) parts.push(part(`Band: ${bandOf(score).title}`, true));
  parts.push(part(gapInWords(lane.statement), true));
  byId('pick').replaceChildren(...parts);
}

let saying;
function announceSoon(lane) {
  clearTimeout(saying);
  saying = setTimeout(() => {
    const score = scoreOf(lane.statement, lane.lane);
    let what = 'blank';
    if (counts(score)) what = `${score}, ${bandOf(score).title}`;
    else if (score !== undefined) what = 'not applicable, so left out of the line';
    byId('saying').textContent = `${lane.name}: ${what}.`;
  }, 700);
}

/* The lines. Rows are measured when their size changes, colours read when they change; a pick only draws. */

let places = [];
let ink;

function measure() {
  const frame = canvas.getBoundingClientRect();
  places = statements.map((id) => {
    const [now, target] = Object.keys(WORDS).map((lane) => {
      const rect = lanes.get(`${id} ${lane}`).cells.getBoundingClientRect();
      return { left: rect.left - frame.left, y: rect.top - frame.top + rect.height / 2, cell: rect.width / 11 };
    });
    return { id, now, target };
  });
  const ratio = devicePixelRatio;
  canvas.width = Math.round(frame.width * ratio);
  canvas.height = Math.round(frame.height * ratio);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
}

function readInk() {
  ink = Object.fromEntries(
    [...byId('inks').children].map((element) => [element.className.slice(4), getComputedStyle(element).color]),
  );
}

function line(points, colour, width, dash = []) {
  context.setLineDash(dash);
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.beginPath();
  points.forEach(([x, y]) => context.lineTo(x, y));
  context.stroke();
}

function draw() {
  context.clearRect(0, 0, canvas.clientWidth, canvas.clientHeight);
  const point = (at, score) => (counts(score) ? [at.left + at.cell * (score + 0.5), at.y] : undefined);
  const rows = places.map(({ id, now, target }) => ({
    now: point(now, scoreOf(id, 'now')),
    target: point(target, scoreOf(id, 'target')),
    base: point(now, data.baseLine[id]?.now),
  }));
  const marks = (lane) => rows.map((row) => row[lane]).filter(Boolean);
  const [now, target, base] = ['now', 'target', 'base'].map(marks);

  // Between the lines, from the first to the last statement that has both marks.
  const both = (row) => row.now && row.target;
  const between = rows.slice(rows.findIndex(both), rows.findLastIndex(both) + 1);
  if (rows.some(both)) {
    const there = between.map((row) => row.now).filter(Boolean);
    const back = between.map((row) => row.target).filter(Boolean).reverse();
    context.fillStyle = ink.gap;
    context.beginPath();
    [...there, ...back].forEach(([x, y]) => context.lineTo(x, y));
    context.fill();
  }

  line(base, ink.base, 1.5, [2, 3]);
  context.fillStyle = ink.base;
  base.forEach(([x, y]) => context.fillRect(x - 3.5, y - 3.5, 7, 7));

  line(now, ink.now, 3);
  context.fillStyle = ink.now;
  for (const [x, y] of now) {
    context.beginPath();
    context.arc(x, y, 7, 0, 2 * Math.PI);
    context.fill();
  }

  line(target, ink.target, 3, [7, 5]);
  context.setLineDash([]);
  context.fillStyle = ink.ground;
  context.lineWidth = 2.5;
  for (const [x, y] of target) {
    context.beginPath();
    context.moveTo(x, y - 8.5);
    context.lineTo(x + 8.5, y);
    context.lineTo(x, y + 8.5);
    context.lineTo(x - 8.5, y);
    context.closePath();
    context.fill();
    context.stroke();
  }
}

/* What the user does. */

sheet.addEventListener('change', (event) => {
  const lane = laneAt(event.target);
  if (lane) rate(lane, Number(event.target.value));
});

sheet.addEventListener('click', (event) => {
  const lane = event.target.closest('.clear') && laneAt(event.target);
  if (!lane) return;
  rate(lane, undefined);
  // The button is gone; its group stays.
  lane.inputs[0].focus();
});

sheet.addEventListener('focusin', (event) => {
  const lane = laneAt(event.target);
  if (lane) showPick(lane);
});

let typedOne = 0;
sheet.addEventListener('keydown', (event) => {
  const lane = laneAt(event.target);
  if (!lane || event.ctrlKey || event.metaKey || event.altKey) return;
  let score;
  const ten = event.key === '0' && Date.now() - typedOne < TEN_WITHIN;
  if (ten) score = 10;
  else if (/^\d$/.test(event.key)) score = Number(event.key);
  else if (event.key !== 'Delete' && event.key !== 'Backspace') return;
  event.preventDefault();
  typedOne = event.key === '1' ? Date.now() : 0;
  rate(lane, score, ten);
  if (score !== undefined) lane.inputs[score].focus();
});

document.addEventListener('keydown', (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  if (key === 'z' && !event.shiftKey) step(done, undone);
  else if (key === 'z' || key === 'y') step(undone, done);
  else return;
  event.preventDefault();
});

byId('undo').addEventListener('click', () => step(done, undone));
byId('redo').addEventListener('click', () => step(undone, done));
const keepAtOnce = () => saving !== undefined && keep();
addEventListener('pagehide', keepAtOnce);
addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && keepAtOnce());

for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)']) {
  matchMedia(query).addEventListener('change', () => {
    readInk();
    draw();
  });
}

lanes.forEach(showLane);
showCounts();
readInk();
// It reports once at the start, and then whenever the sheet changes its size.
new ResizeObserver(() => {
  measure();
  draw();
}).observe(sheet);
