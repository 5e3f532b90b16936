// What the last step of a build uses for both of its programs: the page's (finish.mjs) and the worker's (report.mjs).
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const esbuild = createRequire(resolve('tests/browser/package.json'))('esbuild');
const smallest = { minify: true, legalComments: 'none' };

/** The folder in which trunk has put the page. */
export const folder = process.env.TRUNK_STAGING_DIR;
const TARGET = 'wasm32-unknown-unknown';
/** "release", or "debug", where trunk builds without `--release`. */
const profile = process.env.TRUNK_PROFILE;

export const hash = (algorithm, content) => createHash(algorithm).update(content).digest('base64');

/** Runs a command. Returns its output. The environment chooses cargo's toolchain. */
export const run = async (command, ...given) => (await promisify(execFile)(command, given)).stdout;

/** Writes a file of the page under a name that changes with its content. Returns its address and integrity. */
export function write(name, ending, content) {
  const file = `${name}-${createHash('sha256').update(content).digest('hex').slice(0, 16)}.${ending}`;
  writeFileSync(join(folder, file), content);
  return { href: `./${file}`, integrity: `sha384-${hash('sha384', content)}` };
}

/** Calls a function with a temporary folder. */
export async function withWork(make) {
  const work = mkdtempSync(join(tmpdir(), 'join-the-dots-'));
  try {
    return await make(work, (name) => join(work, name));
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** Builds a program in the same profile as trunk. `given` are more arguments for cargo. */
export const build = (...given) =>
  run('cargo', 'build', '--quiet', '--target', TARGET, '--profile', profile === 'debug' ? 'dev' : profile, ...given);

/** The path of a program that cargo has built. */
export async function built(name) {
  const { target_directory: target } = JSON.parse(await run('cargo', 'metadata', '--format-version', '1', '--no-deps'));
  return join(target, TARGET, profile, `${name}.wasm`);
}

/** Makes the JavaScript of a program, its glue, with wasm-bindgen. */
export const bind = (from, to, name, ...given) =>
  run('wasm-bindgen', from, '--out-dir', to, '--out-name', name, '--target', 'web', '--no-typescript',
    '--remove-name-section', '--remove-producers-section', ...given);

/** Makes a program smaller. Returns it. The first three passes save some 2 kB more than `-Oz` alone. */
export async function optimise(path) {
  const features = ['bulk-memory', 'nontrapping-float-to-int', 'sign-ext', 'mutable-globals', 'reference-types', 'multivalue'];
  await run('wasm-opt', path, '-o', path, '--gufa', '--flatten', '--rereloop', '-Oz', '--strip-producers', '--strip-target-features',
    ...features.map((feature) => `--enable-${feature}`));
  return readFileSync(path);
}

/** One small script made of a script and the modules that it imports from `resolveDir`. */
export function bundle(contents, resolveDir, program, more = {}) {
  // The scripts that fetch a program find its address and hash under these names.
  const define = { PROGRAM: JSON.stringify(program.href), INTEGRITY: JSON.stringify(program.integrity) };
  const options = { stdin: { contents, resolveDir }, define, bundle: true, format: 'esm', write: false, ...smallest, ...more };
  return esbuild.buildSync(options).outputFiles[0].text;
}

/** A style sheet without spaces and comments. */
export const minifiedStyle = (css) => esbuild.transformSync(css, { loader: 'css', ...smallest }).code;
