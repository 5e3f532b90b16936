// Tables in Markdown, with columns that line up where they are read as text.

/** Numbers and what begins with one stand to the right, as columns of figures do. */
export function markdown(head, rows) {
  const texts = [head, ...rows].map((row) => row.map((cell) => String(cell ?? '')));
  const right = head.map((_, i) => i > 0 && texts.slice(1).every((row) => /^([\d−-]|$)/.test(row[i])));
  const widths = head.map((_, i) => Math.max(3, ...texts.map((row) => [...row[i]].length)));
  const cell = (text, i) => (right[i] ? text.padStart(widths[i]) : text.padEnd(widths[i]));
  const line = (row) => `| ${row.map(cell).join(' | ')} |`;
  const rule = widths.map((width, i) => (right[i] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  return [line(texts[0]), `| ${rule.join(' | ')} |`, ...texts.slice(1).map(line)].join('\n');
}
