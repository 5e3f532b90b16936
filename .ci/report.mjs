// The worker that makes documents (src/bin/report.rs and report.js): a script, and the program that it starts. The page
// fetches neither before someone asks for a document.
import { readFileSync } from 'node:fs';
import { bind, build, built, bundle, optimise, withWork, write } from './tools.mjs';

/** Writes both files to the page's folder. Returns the script's address. */
export async function writeReport() {
  // trunk builds the page only. Without the page's own layers, cargo links nothing of it.
  await build('--bin', 'report', '--no-default-features');
  return withWork(async (work, inWork) => {
    await bind(await built('report'), work, 'report_glue');
    const program = write('report', 'wasm', await optimise(inWork('report_glue_bg.wasm')));
    return write('report', 'js', bundle(readFileSync('src/bin/report.js', 'utf8'), work, program)).href;
  });
}
