// The script of the worker that makes documents. It starts the program beside it (report.rs) and answers each message
// { id, document, workbook, packs, assessment, today, chart } with { id, bytes } or { id, error }. After an answer that
// is `broken`, the worker answers no more.
//
// .ci/report.mjs bundles the script with the program's glue, and puts the program's address and hash in place of PROGRAM
// and INTEGRITY. Browsers don't check the integrity of a worker's script; they check that of the program.
import start, { make } from './report_glue.js';

const UNREACHABLE = 'Documents can’t be made while you are offline. Connect to the internet, then try again.';
const FAULT = 'Something went wrong while making the document. Your work is safe in this page.';

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
    // The program throws texts to tell the user why it made no document. Anything else is a fault, and stops it for good.
    const isSentence = typeof error === 'string';
    self.postMessage({ id, error: isSentence ? error : FAULT, broken: !isSentence });
  }
};
