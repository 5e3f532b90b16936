// After trunk has built the page: puts the hash of its one inline script into the content security policy.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const page = join(process.env.TRUNK_STAGING_DIR, 'index.html');
const html = readFileSync(page, 'utf8');
const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map((found) => found[1]);
if (inline.length !== 1 || !html.includes("'STARTER'")) {
  throw new Error(`expected one inline script and one place for its hash, found ${inline.length} scripts`);
}
const hash = createHash('sha256').update(inline[0]).digest('base64');
writeFileSync(page, html.replace("'STARTER'", `'sha256-${hash}'`).replace(/<!-- \.ci\/finish\.mjs[^>]*-->\s*/, ''));
