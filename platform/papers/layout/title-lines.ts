import { cellsOf, clustersOf, toPlainLine } from './break-lines.ts';

/** More lines than this are filled one after the other: nobody reads a shape in them. */
const MOST_SHAPED = 4;

/**
 * The lines of a title (7.3.1): broken between words and not inside them, of much the same length, shaped like a trapezium
 * or a diamond and never like an hourglass. `neverFirst` are the particles that may not begin a line.
 */
export function titleLines(title: string, most: number, neverFirst: string): string[] {
  const words = wordsOf(toPlainLine(title).trim(), neverFirst);
  const all = cellsOf(words.join(''));
  const least = Math.max(1, Math.ceil(all / most));
  for (let count = least; count <= Math.min(MOST_SHAPED, words.length); count += 1) {
    const found = bestBreak(words, { count, most, ideal: all / count });
    if (found !== undefined) return found;
  }
  return filled(words, most);
}

function wordsOf(title: string, neverFirst: string): string[] {
  const segments = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(title)].map(({ segment }) => ({ text: segment }));
  const words: string[] = [];
  for (const text of clustersOf(segments).map((cluster) => cluster.map((one) => one.text).join(''))) {
    if (words.length > 0 && neverFirst.includes(text.charAt(0))) words.push((words.pop() ?? '') + text);
    else words.push(text);
  }
  return words;
}

type Wanted = { readonly count: number; readonly most: number; readonly ideal: number };

function bestBreak(words: readonly string[], { count, most, ideal }: Wanted): string[] | undefined {
  const sizes = words.map(cellsOf);
  let best: { readonly cost: number; readonly ends: readonly number[] } | undefined;
  const place = (from: number, lengths: readonly number[], ends: readonly number[]): void => {
    const isLast = lengths.length === count - 1;
    let length = 0;
    for (let end = from; end < words.length; end += 1) {
      length += sizes[end] ?? 0;
      if (length > most) return;
      if (isLast && end < words.length - 1) continue;
      // A line under half of the others' length is one that fell off.
      if (length < ideal / 2) continue;
      const tried = [...lengths, length];
      if (!isLast) place(end + 1, tried, [...ends, end + 1]);
      else if (best === undefined || costOf(tried, ideal) < best.cost) best = { cost: costOf(tried, ideal), ends: [...ends, end + 1] };
    }
  };
  place(0, [], []);
  return best?.ends.map((end, index) => words.slice(index === 0 ? 0 : best?.ends[index - 1], end).join('').trim());
}

/** How far from even, and four times that where a middle line is shorter than both its neighbours. */
function costOf(lengths: readonly number[], ideal: number): number {
  const spread = lengths.reduce((sum, one) => sum + (one - ideal) ** 2, 0);
  const isHourglass = lengths.some((one, index) => one < (lengths[index - 1] ?? 0) && one < (lengths[index + 1] ?? 0));
  return isHourglass ? (spread + 1) * 4 : spread;
}

function filled(words: readonly string[], most: number): string[] {
  const lines = [''];
  for (const word of words.flatMap((one) => (cellsOf(one) > most ? [...one] : [one]))) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && cellsOf(line + word) > most) lines.push(word);
    else lines[lines.length - 1] = line + word;
  }
  return lines.map((line) => line.trim());
}
