// Fills index.html with one section of a pack, so that the statements stand in seeds/ alone.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname;
const seeds = join(here, '../../../seeds');
const LANES = { now: ['Now', '●'], target: ['Target', '◇'] };

const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const numbers = (span) => (span.from === span.to ? `${span.from}` : `${span.from}-${span.to}`);

/** The name of a radio button, as the app has it: the number, then what the scale says of it. */
function nameOf(scale, number) {
  if (number === scale.not_applicable) return `${number} n/a, not applicable to our setting`;
  const at = scale.anchors.find((anchor) => anchor.from <= number && number <= anchor.to);
  if (at) return `${number} ${at.text}`;
  const below = scale.anchors.findLast((anchor) => anchor.to < number);
  const above = scale.anchors.find((anchor) => number < anchor.from);
  return `${number} between ${below.to} and ${above.from}`;
}

function laneHtml(scale, statement, lane) {
  const [words, mark] = LANES[lane];
  const cell = (number) => {
    const applies = number !== scale.not_applicable;
    return (
      `<label class="cell${applies ? '' : ' na'}">` +
      `<input type="radio" name="${statement.id}-${words}" value="${number}"` +
      ` aria-label="${escape(nameOf(scale, number))}" /><span>${applies ? number : 'n/a'}</span></label>`
    );
  };
  return (
    `<div class="lane ${lane}" data-statement="${statement.id}" data-lane="${lane}">` +
    `<span class="tag"><span aria-hidden="true">${mark}</span> ${words}</span>` +
    `<div class="cells" role="radiogroup" aria-label="${words}">${scoresOf(scale).map(cell).join('')}</div></div>`
  );
}

function rowHtml(scale, statement) {
  const lanes = Object.keys(LANES).map((lane) => laneHtml(scale, statement, lane));
  return (
    `<fieldset class="row" data-number="${statement.number}">` +
    `<legend class="says"><b>${statement.number}</b> ${escape(statement.text)}</legend>${lanes.join('')}</fieldset>`
  );
}

const scoresOf = (scale) => Array.from({ length: scale.max - scale.min + 1 }, (_, i) => scale.min + i);

/** The bands above the numbers. Their widths are those of the app's sheet, and stand in page.css. */
function headHtml(scale) {
  const bands = ['n/a', ...scale.bands.map((band) => escape(band.short_title))];
  return (
    `<div class="bands">${bands.map((band) => `<span>${band}</span>`).join('')}</div>` +
    `<div class="numbers">${scoresOf(scale).map((number) => `<b>${number}</b>`).join('')}</div>`
  );
}

const sectionHtml = (area, current) =>
  `<li><a href="#"${area === current ? ' aria-current="page"' : ''}><span>${area.number}</span> ` +
  `<span>${escape(area.short_title)}</span> <small data-area="${area.id}"></small></a></li>`;

/** Writes the page of one section to a folder. It begins with the ratings of the example school, as the app does. */
export function build(folder, areaId) {
  const pack = JSON.parse(readFileSync(join(seeds, 'send-self-evaluation.json'), 'utf8'));
  const example = JSON.parse(readFileSync(join(seeds, 'example-school.json'), 'utf8'));
  const rounds = example.assessments[0].rounds;
  const area = pack.areas.find((one) => one.id === areaId);
  const { scale } = pack;
  const data = {
    scale: { notApplicable: scale.not_applicable, anchors: scale.anchors, bands: scale.bands },
    areas: pack.areas.map((one) => ({ id: one.id, statements: one.statements.map((statement) => statement.id) })),
    area: areaId,
    ratings: rounds.at(-1).ratings,
    baseLine: rounds[0].ratings,
  };
  const parts = {
    heading: `${area.number} ${escape(area.title)}`,
    pack: escape(pack.title),
    sections: pack.areas.map((one) => sectionHtml(one, area)).join(''),
    scale: scale.anchors
      .map((anchor) => `<div><dt>${numbers(anchor)}</dt><dd>${escape(anchor.text)}</dd></div>`)
      .join(''),
    head: headHtml(scale),
    rows: area.statements.map((statement) => rowHtml(scale, statement)).join(''),
    data: JSON.stringify(data).replaceAll('<', '\\u003c'),
  };
  const template = readFileSync(join(here, 'index.html'), 'utf8');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), template.replace(/<!-- (\w+) -->/g, (_, name) => parts[name]));
  for (const file of ['page.js', 'page.css']) copyFileSync(join(here, file), join(folder, file));
}

if (process.argv[1] === import.meta.filename) build(process.argv[2], process.argv[3] ?? '2');
