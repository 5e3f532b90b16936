// After trunk has built the page: makes what it built smaller, and safe to start.
//
// - one style sheet instead of several, and shorter names between the program and its glue;
// - a script that asks for program and glue at once and checks the integrity of both. (trunk's own waits for the glue
//   first, and browsers ignore integrity on a preload of wasm);
// - the hash of that script in the content security policy.
//
// Files keep names that change with their content, so that a browser never mixes two builds.
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const { transformSync } = createRequire(resolve('tests/browser/package.json'))('esbuild');
const folder = process.env.TRUNK_STAGING_DIR;
const page = join(folder, 'index.html');
let html = readFileSync(page, 'utf8');

const hash = (algorithm, content) => createHash(algorithm).update(content).digest('base64');
const read = (name, encoding) => readFileSync(join(folder, name), encoding);

// Writes a file under a name that changes with its content.
function write(name, ending, content) {
  const file = `${name}-${createHash('sha256').update(content).digest('hex').slice(0, 16)}.${ending}`;
  writeFileSync(join(folder, file), content);
  return { href: `./${file}`, integrity: `sha384-${hash('sha384', content)}` };
}

// Takes tags of trunk's out of the page: each must be there as often as is expected.
function takeOut(what, pattern, times) {
  const tags = [...html.matchAll(pattern)].map(([tag]) => tag);
  if (tags.length !== times) throw new Error(`expected ${times} of ${what} in the page that trunk built, found ${tags.length}`);
  for (const tag of tags) html = html.replace(tag, '');
  return tags;
}

// Takes the file that a tag names out of the folder.
function fileOf(tag, encoding) {
  const name = /\shref="?([^"\s>]+)/.exec(tag)[1];
  const content = read(name, encoding);
  rmSync(join(folder, name));
  return { name: name.replace(/^\.\//, ''), content };
}

// Whole numbers as WebAssembly writes them, seven bits a byte.
function numberAt(bytes, at) {
  let number = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    number |= (byte & 127) << shift;
    if (byte < 128) return [number >>> 0, at];
  }
}

function numberBytes(number) {
  const bytes = [];
  do {
    bytes.push((number & 127) | (number > 127 ? 128 : 0));
    number >>>= 7;
  } while (number > 0);
  return bytes;
}

// Gives the program's imports short names. Returns the new program and what each name has become.
function shortenImports(program, module) {
  const renamed = new Map();
  const names = (bytes) => {
    let [count, at] = numberAt(bytes, 0);
    const out = [...numberBytes(count)];
    while (count-- > 0) {
      for (const part of ['module', 'name']) {
        const [length, start] = numberAt(bytes, at);
        at = start + length;
        let text = bytes.subarray(start, at).toString();
        if (part === 'module' && text !== module) throw new Error(`the program imports from ${text}, not from ${module}`);
        if (part === 'name') {
          if (!renamed.has(text)) renamed.set(text, `$${renamed.size.toString(36)}`);
          text = renamed.get(text);
        }
        out.push(...numberBytes(text.length), ...Buffer.from(text));
      }
      const kind = bytes[at];
      const end = kind === 0 ? numberAt(bytes, at + 1)[1] : undefined;
      if (end === undefined) throw new Error(`the program imports something of kind ${kind}, not a function`);
      out.push(...bytes.subarray(at, end));
      at = end;
    }
    return Buffer.from(out);
  };
  const sections = [program.subarray(0, 8)];
  for (let at = 8; at < program.length; ) {
    const id = program[at];
    const [length, start] = numberAt(program, at + 1);
    const content = program.subarray(start, start + length);
    const section = id === 2 ? names(content) : content;
    sections.push(Buffer.from([id, ...numberBytes(section.length)]), section);
    at = start + length;
  }
  return { program: Buffer.concat(sections), renamed };
}

const [programTag] = takeOut('the preload of the program', /<link[^>]*application\/wasm[^>]*>/g, 1);
const [glueTag] = takeOut('the preload of the glue', /<link[^>]*rel="?modulepreload[^>]*>/g, 1);
const styleTags = takeOut('style sheets', /<link[^>]*rel="?stylesheet"?[^>]*>/g, 4);
takeOut('inline scripts', /<script(?![^>]*\ssrc=)[^>]*>[\s\S]*?<\/script>/g, 1);

const oldProgram = fileOf(programTag);
const oldGlue = fileOf(glueTag, 'utf8');
const module = /"(\.\/[^"]*_bg\.js)": /.exec(oldGlue.content)[1];
const { program, renamed } = shortenImports(oldProgram.content, module);
const glueSource = oldGlue.content.replace(/\b(__wbg_\w+|__wbindgen_\w+)(?=: ?function|\()/g, (name) => renamed.get(name) ?? name);
for (const [name, short] of renamed) {
  if (!glueSource.includes(`${short}:`) && !glueSource.includes(`${short}(`)) throw new Error(`the glue has no ${name}`);
}
const glue = write('glue', 'js', transformSync(glueSource, { minify: true, format: 'esm', legalComments: 'none' }).code);
const wasm = write('program', 'wasm', program);
const styles = styleTags.map((tag) => fileOf(tag, 'utf8').content).join('\n');
const style = write('style', 'css', transformSync(styles, { minify: true, loader: 'css', legalComments: 'none' }).code);

const starter =
  `const program=fetch("${wasm.href}",{integrity:"${wasm.integrity}"});` +
  `const{default:start}=await import("${glue.href}");await start({module_or_path:program})`;
const head =
  `<link rel="stylesheet" href="${style.href}" integrity="${style.integrity}">` +
  `<link rel="modulepreload" href="${glue.href}" integrity="${glue.integrity}">` +
  `<script type="module">${starter}</script>`;
// Browsers check integrity of styles and scripts; on an icon it is a mistake in the page.
html = html.replace(/(<link[^>]*rel="?icon[^>]*?)\sintegrity="[^"]*"/, '$1');
html = html.replace(/(?=<link[^>]*rel="?icon)/, () => head);
if (!html.includes(head) || !html.includes("'STARTER'")) throw new Error('the page has no place for its script or its hash');
html = html.replace("'STARTER'", `'sha256-${hash('sha256', starter)}'`).replace(/<!--[\s\S]*?-->\s*/g, '');
writeFileSync(page, html.replace(/[ \t]+$/gm, '').replace(/\n{2,}/g, '\n'));
