// After trunk has built the page: writes the script that starts it, and puts that script's hash into the content
// security policy.
//
// trunk's own script would ask for the program only after its glue has come, and without integrity: browsers ignore
// integrity on a preload of wasm. Ours asks for both at once and checks both.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const page = join(process.env.TRUNK_STAGING_DIR, 'index.html');
const html = readFileSync(page, 'utf8');

const one = (what, pattern) => {
  const found = [...html.matchAll(pattern)];
  if (found.length !== 1) throw new Error(`expected one ${what} in the page that trunk built, found ${found.length}`);
  return found[0];
};
const attribute = (tag, name) => new RegExp(`\\s${name}="?([^"\\s>]+)"?`).exec(tag)[1];

const [theirs] = one('inline script', /<script(?![^>]*\ssrc=)[^>]*>[\s\S]*?<\/script>/g);
const [glue] = one('preload of the glue', /<link[^>]*rel="?modulepreload[^>]*>/g);
const [program] = one('preload of the program', /<link[^>]*application\/wasm[^>]*>/g);
one('place for the hash', /'STARTER'/g);

const script =
  `const program=fetch(${JSON.stringify(attribute(program, 'href'))},{integrity:${JSON.stringify(attribute(program, 'integrity'))}});` +
  `const{default:start}=await import(${JSON.stringify(attribute(glue, 'href'))});` +
  `await start({module_or_path:program});`;
const hash = createHash('sha256').update(script).digest('base64');

writeFileSync(
  page,
  html
    .replace(theirs, `<script type="module">${script}</script>`)
    .replace(program, '')
    .replace("'STARTER'", `'sha256-${hash}'`)
    .replace(/<!-- \.ci\/finish\.mjs[^>]*-->\s*/, ''),
);
