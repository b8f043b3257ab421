/** A page with its title, and the sentence that tells where it comes from. */
export function page(title: string, from: string, ...parts: readonly string[]): string {
  return `${[`# ${title}`, `Made by \`npm run gen\` from ${from}; a test keeps it true.`, ...parts].join('\n\n')}\n`;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** Sorted by code point: the order of a locale is another one on another machine. */
export function byName<T>(items: readonly T[], nameOf: (item: T) => string): T[] {
  return [...items].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0));
}
