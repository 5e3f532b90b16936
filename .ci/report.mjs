// The worker that makes documents (src/bin/report.rs and report.js): one script, and the program that it starts.
// Neither is fetched before a document is asked for.
import { readFileSync, writeFileSync } from 'node:fs';
import { bind, build, buildSync, built, minified, optimise, withWork, write } from './tools.mjs';
import { withoutNotes } from './wasm.mjs';

/** Writes both files to the page's folder. Returns where the script is. */
export function writeReport() {
  // trunk builds the page only. Without the page's own layers, nothing of it is linked.
  build('--bin', 'report', '--no-default-features');
  return withWork((work, inWork) => {
    bind(built('report'), work, 'report_glue');
    const program = inWork('report_glue_bg.wasm');
    // cargo leaves notes for the linker in it, which only the page's program needs, to be split.
    writeFileSync(program, withoutNotes(readFileSync(program)));
    const { href, integrity } = write('report', 'wasm', optimise(program));
    const bundle = buildSync({
      stdin: { contents: readFileSync('src/bin/report.js', 'utf8'), resolveDir: work },
      define: { PROGRAM: JSON.stringify(href), INTEGRITY: JSON.stringify(integrity) },
      bundle: true,
      format: 'esm',
      write: false,
    });
    return write('report', 'js', minified(bundle.outputFiles[0].text)).href;
  });
}
