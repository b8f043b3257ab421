import { A4, type Mark, type Paper } from '#platform/papers/paper.ts';

/** The sentences of a share's paper, each in the reader's language. */
export type ShareWords = {
  readonly title: string;
  readonly what: string;
  readonly care: string;
  readonly how: string;
  readonly foot: string;
  readonly label: string;
};

const MARGIN = 22;
const WIDTH = A4.width - 2 * MARGIN;
const [INK, SOFT, RED, RULE] = ['#1c1614', '#5c5049', '#a3111a', '#b9aca2'] as const;
const PER_LINE = 5;

/** One paper: the share as a code to scan and as syllables to type, and what whoever finds it in ten years must know. */
export function sharePaper(share: string, words: ShareWords, parts: { readonly madeAt: Date; readonly language: Paper['language'] }): Paper {
  const syllables = share.split('-');
  const lines = Array.from({ length: Math.ceil(syllables.length / PER_LINE) }, (_, line) =>
    `${line + 1}.   ${syllables.slice(line * PER_LINE, (line + 1) * PER_LINE).join('  ')}`);
  const text = (y: number, height: number, content: string, style: { size: number; ink?: string; isBold?: true; isCentred?: true }): Mark => ({
    kind: 'text', text: content, x: MARGIN, y, width: WIDTH, height, size: style.size, ink: style.ink ?? INK,
    weight: style.isBold === true ? 'bold' : 'regular', align: style.isCentred === true ? 'center' : 'left',
  });
  const rule = (y: number): Mark => ({ kind: 'line', from: [MARGIN, y], to: [A4.width - MARGIN, y], width: 0.3, ink: RULE, isDashed: false });
  const code = 74;
  return {
    title: words.title, language: parts.language, madeAt: parts.madeAt,
    pages: [[
      text(20, 14, words.title, { size: 26, isBold: true, ink: RED }),
      text(37, 24, words.what, { size: 13 }),
      rule(63),
      { kind: 'qr', text: share, label: words.label, x: (A4.width - code) / 2, y: 68, size: code },
      ...lines.map((line, index) => text(148 + index * 12, 10, line, { size: 21, isBold: true })),
      rule(213),
      text(217, 26, words.care, { size: 13 }),
      text(244, 26, words.how, { size: 13 }),
      text(276, 8, words.foot, { size: 10, ink: SOFT }),
    ]],
  };
}
