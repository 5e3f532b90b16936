// What the last step of a build uses for both of its programs: the page's (finish.mjs) and the worker's (report.mjs).
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const { buildSync, transformSync } = createRequire(resolve('tests/browser/package.json'))('esbuild');

/** Where trunk has put the page. */
export const folder = process.env.TRUNK_STAGING_DIR;
/** How trunk builds: "release", or "debug". */
const profile = process.env.TRUNK_PROFILE;
const TARGET = 'wasm32-unknown-unknown';

export const hash = (algorithm, content) => createHash(algorithm).update(content).digest('base64');

/** Runs a command, and returns what it prints. Which toolchain cargo uses is the environment's to say. */
export const run = (command, ...given) =>
  execFileSync(command, given, { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' });

/** Writes a file of the page under a name that changes with its content. */
export function write(name, ending, content) {
  const file = `${name}-${createHash('sha256').update(content).digest('hex').slice(0, 16)}.${ending}`;
  writeFileSync(join(folder, file), content);
  return { href: `./${file}`, integrity: `sha384-${hash('sha384', content)}` };
}

/** One substitution that must be possible. */
export function replace(text, from, to) {
  const replaced = text.replace(from, to);
  if (replaced === text) throw new Error(`nothing to replace: ${from}`);
  return replaced;
}

/** Calls with a folder that is there only meanwhile. */
export function withWork(make) {
  const work = mkdtempSync(join(tmpdir(), 'join-the-dots-'));
  try {
    return make(work, (name) => join(work, name));
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** Builds a program as trunk does, with what more cargo is given. */
export function build(...given) {
  run('cargo', 'build', '--quiet', '--target', TARGET, '--profile', profile === 'debug' ? 'dev' : profile, ...given);
}

/** Where cargo leaves a program. */
export function built(name) {
  const { target_directory: target } = JSON.parse(run('cargo', 'metadata', '--format-version', '1', '--no-deps'));
  return join(target, TARGET, profile, `${name}.wasm`);
}

/** Binds a program to JavaScript. */
export const bind = (from, to, name, ...given) =>
  run('wasm-bindgen', from, '--out-dir', to, '--out-name', name, '--target', 'web', '--no-typescript',
    '--remove-name-section', '--remove-producers-section', ...given);

/** Makes a program smaller, in its place, and returns it. Harder passes take minutes where a program is large. */
export function optimise(path, ...harder) {
  const smaller = [...harder, '-Oz', '--strip-producers', '--strip-target-features'];
  const known = ['bulk-memory', 'nontrapping-float-to-int', 'sign-ext', 'mutable-globals', 'reference-types', 'multivalue'];
  run('wasm-opt', path, '-o', path, ...smaller, ...known.map((feature) => `--enable-${feature}`));
  return readFileSync(path);
}

/** A script as small as it can be. */
export const minified = (script) => transformSync(script, { minify: true, format: 'esm', legalComments: 'none' }).code;
