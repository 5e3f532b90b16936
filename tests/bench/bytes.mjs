// The bytes that load before the first rating, against the budget in budget.json. Run by itself it prints them, and
// fails if there are more than the budget has, or files that the budget does not know.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { markdown } from './table.mjs';

const budget = JSON.parse(readFileSync(join(import.meta.dirname, 'budget.json'), 'utf8'));
/** What a page is made of. Other files are there to be linked to, and load only when asked for. */
const LOADS = /\.(js|css|wasm|html)$/;

const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }).length;
const gzip = (bytes) => gzipSync(bytes, { level: 9 }).length;

/** Whether a path is what a pattern means, in which * stands for the hash in a file's name. */
const matches = (pattern, path) => {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[0-9a-f]+')}$`).test(path);
};

/** The files of a folder, as paths from there. */
export function filesIn(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/')).sort();
}

/** The bytes of these files, and their sums. */
export function weigh(folder, paths) {
  const files = paths.map((path) => {
    const bytes = readFileSync(join(folder, path));
    return { path, raw: bytes.length, brotli: brotli(bytes), gzip: gzip(bytes) };
  });
  const sum = (kind) => files.reduce((total, file) => total + file[kind], 0);
  return { files, sums: { raw: sum('raw'), brotli: sum('brotli'), gzip: sum('gzip') } };
}

/** The bytes of the app, and what is wrong with them. */
export function weighApp(dist) {
  const paths = filesIn(dist);
  const named = paths.filter((path) => budget.files.some((pattern) => matches(pattern, path)));
  const { files, sums } = weigh(dist, named);
  const later = paths.filter((path) => budget.later.some((pattern) => matches(pattern, path)));
  const absent = [...budget.files, ...budget.later].filter((pattern) => !paths.some((path) => matches(pattern, path)));
  const unnamed = paths.filter((path) => LOADS.test(path) && ![...named, ...later].includes(path));
  const over = Object.entries(budget.limits).filter(([kind, limit]) => sums[kind] > limit);
  const faults = [
    ...absent.map((pattern) => `no file is called ${pattern}: mend budget.json`),
    ...unnamed.map((path) => `${path} is in no pattern of budget.json`),
    ...over.map(([kind, limit]) => `${sums[kind]} bytes with ${kind} are ${sums[kind] - limit} more than ${limit}`),
  ];
  return { files, sums, faults, limits: budget.limits, later: weigh(dist, later).files };
}

/** The bytes as a table. */
export function bytesTable({ files, sums, limits, later }) {
  const row = (name, one) => [name, one.raw, one.brotli, one.gzip];
  return markdown(
    ['File', 'Raw', 'brotli 11', 'gzip 9'],
    [
      ...files.map((file) => row(file.path, file)),
      row('All that loads before the first rating', sums),
      ['The most there may be', '', limits.brotli, limits.gzip],
      ...later.map((file) => row(`Later: ${file.path}`, file)),
    ],
  );
}

if (process.argv[1] === import.meta.filename) {
  const weighed = weighApp(process.env.DIST ?? join(import.meta.dirname, '../../dist'));
  console.log(bytesTable(weighed));
  weighed.faults.forEach((fault) => console.error(fault));
  process.exitCode = weighed.faults.length > 0 ? 1 : 0;
}
