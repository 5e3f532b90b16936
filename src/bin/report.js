// The script of the worker that makes documents. It starts the program beside it (report.rs), and answers each message
// { id, document, workbook, packs, assessment, today, chart } with { id, bytes } or { id, error }; an answer that is `broken` is the last.
//
// .ci/report.mjs bundles it with the program's glue, and puts the program's address and hash in the place of PROGRAM
// and INTEGRITY. Browsers check no integrity of a worker's script itself; what it starts is checked.
import start, { make } from './report_glue.js';

const UNREACHABLE = 'What makes documents could not be fetched. Check that you are connected, then try again.';
const FAULT = 'Something went wrong while the document was made. Nothing is lost: your work is still in this page.';

const started = start({ module_or_path: fetch(new URL(PROGRAM, import.meta.url), { integrity: INTEGRITY }) }).then(
  () => true,
  () => false,
);

self.onmessage = async ({ data: { id, document, workbook, packs, assessment, today, chart } }) => {
  if (!(await started)) {
    self.postMessage({ id, error: UNREACHABLE, broken: true });
    return;
  }
  try {
    const bytes = make(document, workbook, packs, assessment, today, chart ?? undefined);
    self.postMessage({ id, bytes }, [bytes.buffer]);
  } catch (error) {
    // A text is a sentence of the program’s own. Anything else is a fault in it, which leaves it in no state to go on.
    const own = typeof error === 'string';
    self.postMessage({ id, error: own ? error : FAULT, broken: !own });
  }
};
