// The last step of a build, after trunk has built the page. It
//
// - splits the program into two files, of which browsers fetch the second when they need it (src/ui/app/pages.rs). trunk's
//   own binding can't be used, because trunk can't run wasm-split-cli between cargo and wasm-bindgen;
// - joins the style sheets into one;
// - writes a script that fetches glue and program at once, checks the integrity of both, and starts the page (trunk's own
//   script waits for the glue first, and browsers ignore integrity on a preload of wasm);
// - puts that script's hash into the content security policy;
// - adds the worker that makes documents (report.mjs).
//
// The names of files change with their content, so that a browser never mixes two builds.
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeReport } from './report.mjs';
import { bind, built, bundle, folder, hash, minifiedStyle, optimise, run, withWork, write } from './tools.mjs';

const page = join(folder, 'index.html');
let html = readFileSync(page, 'utf8');

// Replaces a part of the page, which must be there.
function replace(from, to) {
  const before = html;
  html = html.replace(from, to);
  if (html === before) throw new Error(`the page that trunk built has no ${from}`);
}

// Takes tags out of the page, and the files that they name out of the folder. Returns the files' contents.
function takeOut(pattern) {
  const tags = [...html.matchAll(pattern)].map(([tag]) => tag);
  if (tags.length === 0) throw new Error(`the page that trunk built has no ${pattern}`);
  return tags.map((tag) => {
    replace(tag, '');
    const name = /\shref="?([^"\s>]+)/.exec(tag)?.[1];
    if (!name) return '';
    const content = readFileSync(join(folder, name), 'utf8');
    rmSync(join(folder, name));
    return content;
  });
}

// Writes the program, in its two parts, and its glue.
function writeProgram() {
  return withWork(async (work, inWork) => {
    await run('wasm-split-cli', await built('join-the-dots'), work, '--out-name', 'program');
    await bind(inWork('program.wasm'), work, 'program', '--keep-lld-exports');
    const parts = readdirSync(work).filter((name) => name.endsWith('.wasm') && !name.startsWith('program'));
    if (parts.join() !== 'split_later.wasm') throw new Error(`fetch.mjs knows one other part of the program, not ${parts}`);

    const later = write('later', 'wasm', await optimise(inWork('split_later.wasm')));
    const glue = bundle('export { default } from "./program.js"', work, later, { inject: ['.ci/fetch.mjs'] });
    return { wasm: write('program', 'wasm', await optimise(inWork('program_bg.wasm'))), glue: write('glue', 'js', glue) };
  });
}

// The program as trunk bound it, and the script that starts it.
takeOut(/<link[^>]*application\/wasm[^>]*>/g);
takeOut(/<link[^>]*rel="?modulepreload[^>]*>/g);
takeOut(/<script(?![^>]*\ssrc=)[^>]*>[\s\S]*?<\/script>/g);
const styles = takeOut(/<link[^>]*rel="?stylesheet"?[^>]*>/g).join('\n');
const style = write('style', 'css', minifiedStyle(styles));
// cargo and wasm-opt mostly keep one processor busy each: both programs are made at once.
const [{ wasm, glue }, report] = await Promise.all([writeProgram(), writeReport()]);

const starter =
  `const program=fetch("${wasm.href}",{integrity:"${wasm.integrity}"});` +
  `const{default:start}=await import("${glue.href}");await start({module_or_path:program})`;
const head =
  `<link rel="stylesheet" href="${style.href}" integrity="${style.integrity}">` +
  `<link rel="modulepreload" href="${glue.href}" integrity="${glue.integrity}">` +
  `<script type="module">${starter}</script>` +
  `<meta name="report" content="${report}">`;
// Browsers check the integrity of styles and scripts; on an icon it is a mistake in the page.
replace(/(<link[^>]*rel="?icon[^>]*?)\sintegrity="[^"]*"/, '$1');
replace(/(?=<link[^>]*rel="?icon)/, head);
replace("'STARTER'", `'sha256-${hash('sha256', starter)}'`);
replace(/<!--[\s\S]*?-->\s*/g, '');
writeFileSync(page, html.replace(/[ \t]+$/gm, '').replace(/\n{2,}/g, '\n'));
