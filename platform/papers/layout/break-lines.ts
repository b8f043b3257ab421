import type { Run } from '../paper.ts';

/** A broken line; `cells` are widths of a Chinese character. */
export type Line = { readonly runs: readonly Run[]; readonly cells: number; readonly isLast: boolean };
export type LineWidths = { readonly first: number; readonly rest: number };

/** What may not begin a line, and what may not end one (禁则, GB/T 15834). */
const NEVER_FIRST = /^[，。、；：？！,.;:?!%‰℃）》〉」』】〕〗］｝”’…—～·)\]}]/u;
const NEVER_LAST = /[（《〈「『【〔〖［｛“‘([{￥$]$/u;
/** Two dashes or two ellipses are one sign. */
const PAIRED = /^(?:——|……)/u;
const WORD = /^[A-Za-z0-9\u00c0-\u024f_+\-/.@#&%']+/u;
const SPACE = /^\s+/u;
/** Closing punctuation that hangs over is squeezed into the line: half of its square is white. */
const SQUEEZE = 1;

const WIDE = /[\u1100-\u115f\u2014\u2018\u2019\u201c\u201d\u2026\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{10000}-\u{3fffd}]/u;
const BROAD = /[A-HJ-LN-VX-Z&]/u;
const BROADEST = /[MW@%mw—]/u;
const SLIM = /[ijltfrI.,:;'"!|()[\] -]/u;

/** How much of a Chinese character's square a character takes; for Latin letters what type faces have on the whole. */
export function cellsOf(text: string): number {
  let cells = 0;
  for (const one of text) cells += WIDE.test(one) ? 1 : BROADEST.test(one) ? 0.85 : BROAD.test(one) ? 0.66 : SLIM.test(one) ? 0.36 : 0.52;
  return cells;
}

type Atom = { readonly text: string; readonly face: Run['face']; readonly cells: number };

/** Lines of a paragraph: no comma begins one, no opening bracket ends one, no Latin word is torn. */
export function breakLines(runs: readonly Run[], widths: LineWidths): Line[] {
  const lines: Atom[][] = [[]];
  let used = 0;
  for (const cluster of clustersOf(runs.flatMap(atomsOf))) {
    const limit = lines.length === 1 ? widths.first : widths.rest;
    const needed = cellsIn(withoutEndSpace(cluster));
    if (used > 0 && used + needed > limit + squeezeOf(cluster)) {
      lines.push([]);
      used = 0;
    }
    const atoms = used === 0 && /^\s/u.test(cluster[0]?.text ?? '') ? cluster.slice(1) : cluster;
    for (const atom of atoms) {
      const most = lines.length === 1 ? widths.first : widths.rest;
      // Only what is longer than a whole line is broken where no break may be.
      if (used > 0 && used + atom.cells > most + SQUEEZE) {
        lines.push([]);
        used = 0;
      }
      lines.at(-1)?.push(atom);
      used += atom.cells;
    }
  }
  return lines.map((atoms, index) => toLine(atoms, index === lines.length - 1));
}

function squeezeOf(cluster: readonly Atom[]): number {
  const last = cluster.at(-1);
  return cluster.length > 1 && last !== undefined && NEVER_FIRST.test(last.text) ? SQUEEZE : 0;
}

function toLine(atoms: readonly Atom[], isLast: boolean): Line {
  const kept = withoutEndSpace(atoms);
  const runs: Run[] = [];
  for (const { text, face } of kept) {
    const before = runs.at(-1);
    if (before?.face === face) runs[runs.length - 1] = { face, text: before.text + text };
    else runs.push({ face, text });
  }
  return { runs, cells: cellsIn(kept), isLast };
}

function withoutEndSpace(atoms: readonly Atom[]): readonly Atom[] {
  return atoms.slice(0, atoms.findLastIndex((atom) => !SPACE.test(atom.text)) + 1);
}

function cellsIn(atoms: readonly Atom[]): number {
  return atoms.reduce((sum, atom) => sum + atom.cells, 0);
}

/** The longest word that is kept whole; an address of the web is broken like Chinese. */
const LONGEST_WORD = 24;

function atomsOf({ text, face }: Run): Atom[] {
  const atoms: Atom[] = [];
  let rest = toPlainLine(text);
  while (rest !== '') {
    const word = WORD.exec(rest)?.[0] ?? '';
    const whole = word.length > 0 && word.length <= LONGEST_WORD ? word : undefined;
    const piece = whole ?? SPACE.exec(rest)?.[0] ?? PAIRED.exec(rest)?.[0] ?? String.fromCodePoint(rest.codePointAt(0) ?? 0);
    const shown = SPACE.test(piece) && !piece.startsWith('\u3000') ? ' ' : piece;
    atoms.push({ text: shown, face, cells: cellsOf(shown) });
    rest = rest.slice(piece.length);
  }
  return atoms;
}

/** One line of words without anything that has no shape of its own. */
export function toPlainLine(text: string): string {
  return text.normalize('NFC').replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
}

/** Atoms between which there may be no break stand together. */
export function clustersOf<Item extends { readonly text: string }>(atoms: readonly Item[]): Item[][] {
  const clusters: Item[][] = [];
  for (const atom of atoms) {
    const current = clusters.at(-1);
    const before = current?.at(-1);
    const clings = before !== undefined && (NEVER_FIRST.test(atom.text) || NEVER_LAST.test(before.text) || SPACE.test(atom.text)) && !SPACE.test(before.text);
    if (current !== undefined && clings) current.push(atom);
    else clusters.push([atom]);
  }
  return clusters;
}
