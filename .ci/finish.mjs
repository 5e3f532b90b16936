// After trunk has built the page: makes what it built smaller, and safe to start.
//
// - the program in two files, of which the second is fetched when it is needed (src/ui/state/fetching.rs): trunk can't split
//   programs, so what cargo built is split and bound here;
// - one style sheet instead of several, and shorter names between the program and its glue;
// - a script that asks for program and glue at once and checks the integrity of both. (trunk's own waits for the glue
//   first, and browsers ignore integrity on a preload of wasm);
// - the hash of that script in the content security policy;
// - the worker that makes documents, which trunk knows nothing of (report.mjs), and its address in the page.
//
// Files keep names that change with their content, so that a browser never mixes two builds.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeReport } from './report.mjs';
import {
  bind, buildSync, built, folder, hash, minified, optimise, replace, run, transformSync, withWork, write,
} from './tools.mjs';
import { keepExports, shortenImports } from './wasm.mjs';

// What gains a hundredth more, each second of it well spent on what every visit loads.
const HARDER = ['--gufa', '--flatten', '--rereloop'];

const page = join(folder, 'index.html');
let html = readFileSync(page, 'utf8');

// Takes tags of trunk's out of the page, and the files that they name out of the folder. Each tag must be there as often
// as is expected.
function takeOut(what, pattern, times) {
  const tags = [...html.matchAll(pattern)].map(([tag]) => tag);
  if (tags.length !== times) throw new Error(`expected ${times} of ${what} in the page that trunk built, found ${tags.length}`);
  return tags.map((tag) => {
    html = html.replace(tag, '');
    const name = /\shref="?([^"\s>]+)/.exec(tag)?.[1];
    if (!name) return '';
    const content = readFileSync(join(folder, name), 'utf8');
    rmSync(join(folder, name));
    return content;
  });
}

// The program as cargo built it, split and bound: written to the folder, with the glue that starts it.
function writeProgram() {
  return withWork((work, inWork) => {
    run('wasm-split-cli', built('join-the-dots'), work, '--out-name', 'program');
    bind(inWork('program.wasm'), work, 'program', '--keep-lld-exports');
    const later = write('later', 'wasm', optimise(inWork('split_later.wasm'), ...HARDER));

    // Glue and loader in one, with nothing in it that the program does not need.
    writeFileSync(inWork('glue.js'), 'export { default } from "./program.js";');
    const bundle = { entryPoints: [inWork('glue.js')], bundle: true, format: 'esm', write: false };
    let glue = buildSync(bundle).outputFiles[0].text;
    glue = replace(glue, /fetch\(new URL\("\.\/split_later\.wasm", import\.meta\.url\)\)/,
      `fetch(new URL("${later.href}", import.meta.url), { integrity: "${later.integrity}" })`);

    const bound = readFileSync(inWork('program_bg.wasm'));
    writeFileSync(inWork('program_bg.wasm'), keepExports(bound, (name) => new RegExp(`\\b${name}\\b`).test(glue)));
    const module = /"(\.\/[^"]*_bg\.js)": /.exec(glue)[1];
    const { program, renamed } = shortenImports(optimise(inWork('program_bg.wasm'), ...HARDER), module);
    glue = glue.replace(/\b(__wbg_\w+|__wbindgen_\w+)(?=: ?function|\()/g, (name) => renamed.get(name) ?? name);
    for (const [name, short] of renamed) {
      if (!glue.includes(`${short}:`) && !glue.includes(`${short}(`)) throw new Error(`the glue has no ${name}`);
    }
    return {
      wasm: write('program', 'wasm', program),
      glue: write('glue', 'js', minified(glue)),
    };
  });
}

// What trunk bound takes the place of nothing: it knows one file only.
takeOut('the preload of the program', /<link[^>]*application\/wasm[^>]*>/g, 1);
takeOut('the preload of the glue', /<link[^>]*rel="?modulepreload[^>]*>/g, 1);
takeOut('inline scripts', /<script(?![^>]*\ssrc=)[^>]*>[\s\S]*?<\/script>/g, 1);
const styles = takeOut('style sheets', /<link[^>]*rel="?stylesheet"?[^>]*>/g, 7).join('\n');
const style = write('style', 'css', transformSync(styles, { minify: true, loader: 'css', legalComments: 'none' }).code);
const { wasm, glue } = writeProgram();

const starter =
  `const program=fetch("${wasm.href}",{integrity:"${wasm.integrity}"});` +
  `const{default:start}=await import("${glue.href}");await start({module_or_path:program})`;
const head =
  `<link rel="stylesheet" href="${style.href}" integrity="${style.integrity}">` +
  `<link rel="modulepreload" href="${glue.href}" integrity="${glue.integrity}">` +
  `<script type="module">${starter}</script>` +
  `<meta name="report" content="${writeReport()}">`;
// Browsers check integrity of styles and scripts; on an icon it is a mistake in the page.
html = html.replace(/(<link[^>]*rel="?icon[^>]*?)\sintegrity="[^"]*"/, '$1');
html = replace(html, /(?=<link[^>]*rel="?icon)/, () => head);
html = replace(html, "'STARTER'", `'sha256-${hash('sha256', starter)}'`).replace(/<!--[\s\S]*?-->\s*/g, '');
writeFileSync(page, html.replace(/[ \t]+$/gm, '').replace(/\n{2,}/g, '\n'));
