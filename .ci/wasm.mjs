// What a build changes in WebAssembly itself: which names a program shows to the outside, how long they are, and what
// it carries besides.

const NOTES = 0;
const IMPORTS = 2;
const EXPORTS = 7;
const FUNCTION = 0;

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

function textAt(bytes, at) {
  const [length, start] = numberAt(bytes, at);
  return [bytes.subarray(start, start + length).toString(), start + length];
}

const textBytes = (text) => [...numberBytes(Buffer.byteLength(text)), ...Buffer.from(text)];

// The program with its sections of one kind changed, or left out where `change` gives nothing.
function withSection(program, wanted, change) {
  const sections = [program.subarray(0, 8)];
  for (let at = 8; at < program.length; ) {
    const id = program[at];
    const [length, start] = numberAt(program, at + 1);
    const content = program.subarray(start, start + length);
    const section = id === wanted ? change(content) : content;
    if (section) sections.push(Buffer.from([id, ...numberBytes(section.length)]), section);
    at = start + length;
  }
  return Buffer.concat(sections);
}

/** The program without what compilers and linkers note down for one another. */
export const withoutNotes = (program) => withSection(program, NOTES, () => null);

/** The program without the exports that `wanted` refuses: what they lead to can then be left out. */
export function keepExports(program, wanted) {
  return withSection(program, EXPORTS, (bytes) => {
    let [count, at] = numberAt(bytes, 0);
    const kept = [];
    while (count-- > 0) {
      const start = at;
      let name;
      [name, at] = textAt(bytes, at);
      [, at] = numberAt(bytes, at + 1);
      if (wanted(name)) kept.push(bytes.subarray(start, at));
    }
    return Buffer.concat([Buffer.from(numberBytes(kept.length)), ...kept]);
  });
}

/** Gives the program's imports from a module short names. Returns the new program and what each name has become. */
export function shortenImports(program, module) {
  const renamed = new Map();
  const shorter = withSection(program, IMPORTS, (bytes) => {
    let [count, at] = numberAt(bytes, 0);
    const out = [...numberBytes(count)];
    while (count-- > 0) {
      let [from, name] = ['', ''];
      [from, at] = textAt(bytes, at);
      [name, at] = textAt(bytes, at);
      if (bytes[at] !== FUNCTION) throw new Error(`the program imports ${name}, which is no function`);
      if (from === module) {
        if (!renamed.has(name)) renamed.set(name, `$${renamed.size.toString(36)}`);
        name = renamed.get(name);
      }
      const end = numberAt(bytes, at + 1)[1];
      out.push(...textBytes(from), ...textBytes(name), ...bytes.subarray(at, end));
      at = end;
    }
    return Buffer.from(out);
  });
  return { program: shorter, renamed };
}
