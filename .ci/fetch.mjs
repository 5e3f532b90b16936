// Takes the place of `fetch` in the page's glue. The glue fetches one file only: "split_later.wasm", the program's second
// part. In a finished page that file has another name, and browsers check it. finish.mjs fills in both.
export const fetch = () => globalThis.fetch(new URL(PROGRAM, import.meta.url), { integrity: INTEGRITY });
