import type { SourceFile } from './source-file.ts';
import { wordsOf } from './words.ts';

/** A word that identifiers do not use, and the term that stands for it. */
export type AvoidedWord = { readonly avoid: string; readonly term: string };

/** The `avoid` column of docs/GLOSSARY.md: words between commas, remarks in brackets left aside. */
export function glossaryWords(files: readonly SourceFile[]): AvoidedWord[] {
  const page = files.find((file) => file.path === 'docs/GLOSSARY.md');
  if (page === undefined) return [];
  let column = -1;
  return page.text.split('\n').flatMap((line) => {
    const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    if (cells.length < 4) {
      column = -1;
      return [];
    }
    const header = cells.findIndex((cell) => /^avoid$/i.test(cell));
    if (header !== -1) {
      column = header;
      return [];
    }
    const term = (cells[column - 1] ?? '').replaceAll('`', '');
    return column === -1 ? [] : avoidedWords(cells[column] ?? '').map((avoid) => ({ avoid, term }));
  });
}

function avoidedWords(cell: string): string[] {
  return cell.replace(/\([^)]*\)|（[^）]*）/g, '').split(/[,、;/]/)
    .map((word) => word.replaceAll(/[`*]/g, '').trim())
    .filter((word) => /^[A-Za-z][A-Za-z -]*$/.test(word))
    .map((word) => word.split(/[ -]/).flatMap(wordsOf).join(' '));
}
