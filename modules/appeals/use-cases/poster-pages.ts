import { A4, type LineMark, type Mark, type Page } from '#platform/papers/paper.ts';

export type PerSheet = 1 | 4 | 8;

/** What one poster shows. Every line of it is public: it hangs on a wall. */
export type Poster = {
  readonly link: string;
  readonly unionName: string;
  readonly contactName: string;
  readonly place: string;
  readonly number: number;
  readonly topic: string | null;
};

/** The sentences of a poster, each already in the reader's language. */
export type PosterWords = {
  readonly headline: string;
  readonly call: string;
  readonly how: string;
  readonly contact: string;
  readonly place: string;
  readonly topic: string;
  readonly number: (number: number) => string;
  readonly label: (unionName: string) => string;
};

type Frame = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
type Style = { readonly size: number; readonly weight?: 'bold'; readonly ink?: string; readonly align?: 'left' };

const GRID: Readonly<Record<PerSheet, { readonly columns: number; readonly rows: number }>> = {
  1: { columns: 1, rows: 1 }, 4: { columns: 2, rows: 2 }, 8: { columns: 2, rows: 4 },
};
const INK = '#1c1614';
const SOFT = '#5c5049';
const RED = '#a3111a';
const RULE = '#b9aca2';

/** The pages of a batch of posters, so many on each A4 sheet; the lines to cut along are dashed. */
export function posterPages(posters: readonly Poster[], perSheet: PerSheet, words: PosterWords): Page[] {
  const { columns, rows } = GRID[perSheet];
  const [width, height] = [A4.width / columns, A4.height / rows];
  const draw = perSheet === 8 ? drawWide : drawTall;
  const sheets = Array.from({ length: Math.ceil(posters.length / perSheet) }, (_, sheet) => posters.slice(sheet * perSheet, (sheet + 1) * perSheet));
  return sheets.map((sheet) => [
    ...cutLines(columns, rows),
    ...sheet.flatMap((poster, index) =>
      draw(poster, { x: (index % columns) * width, y: Math.floor(index / columns) * height, width, height }, words)),
  ]);
}

function cutLines(columns: number, rows: number): LineMark[] {
  const line = (from: LineMark['from'], to: LineMark['to']): LineMark => ({ kind: 'line', from, to, width: 0.2, ink: RULE, isDashed: true });
  return [
    ...Array.from({ length: columns - 1 }, (_, index) => ((index + 1) * A4.width) / columns).map((x) => line([x, 0], [x, A4.height])),
    ...Array.from({ length: rows - 1 }, (_, index) => ((index + 1) * A4.height) / rows).map((y) => line([0, y], [A4.width, y])),
  ];
}

/** One above the other, measured on a whole A4 sheet and scaled to the frame: a quarter of A4 has A4's own shape. */
function drawTall(poster: Poster, frame: Frame, words: PosterWords): Mark[] {
  const scale = frame.width / A4.width;
  const at = (length: number) => length * scale;
  const text = (box: { y: number; height: number; x?: number; width?: number }, content: string, style: Style): Mark => ({
    kind: 'text', text: content, x: frame.x + at(box.x ?? 18), y: frame.y + at(box.y), width: at(box.width ?? 174), height: at(box.height),
    size: style.size * scale, weight: style.weight ?? 'regular', align: style.align ?? 'center', ink: style.ink ?? INK,
  });
  return [
    text({ y: 20, height: 22 }, words.headline, { size: 52, weight: 'bold', ink: RED }),
    text({ y: 43, height: 22 }, poster.unionName, { size: 28, weight: 'bold' }),
    { kind: 'qr', text: poster.link, label: words.label(poster.unionName), x: frame.x + at(42), y: frame.y + at(66), size: at(126) },
    text({ y: 194, height: 14 }, words.call, { size: 32, weight: 'bold' }),
    text({ y: 211, height: 22 }, words.how, { size: 22 }),
    { kind: 'line', from: [frame.x + at(18), frame.y + at(238)], to: [frame.x + at(192), frame.y + at(238)], width: at(0.4), ink: RULE, isDashed: false },
    text({ y: 242, height: 32 }, factsOf(poster, words), { size: 20, align: 'left', ink: SOFT }),
    text({ y: 275, height: 10 }, words.number(poster.number), { size: 20, weight: 'bold', align: 'left' }),
  ];
}

/** Code at the left, words beside it: an eighth of a sheet lies on its side. */
function drawWide(poster: Poster, frame: Frame, words: PosterWords): Mark[] {
  const text = (box: { y: number; height: number }, content: string, style: Style): Mark => ({
    kind: 'text', text: content, x: frame.x + 61, y: frame.y + box.y, width: 39, height: box.height,
    size: style.size, weight: style.weight ?? 'regular', align: 'left', ink: style.ink ?? INK,
  });
  return [
    { kind: 'qr', text: poster.link, label: words.label(poster.unionName), x: frame.x + 3, y: frame.y + 8.5, size: 57 },
    text({ y: 7, height: 8 }, words.headline, { size: 17, weight: 'bold', ink: RED }),
    text({ y: 15.5, height: 11.5 }, poster.unionName, { size: 10, weight: 'bold' }),
    text({ y: 28, height: 5 }, words.call, { size: 9.5, weight: 'bold' }),
    text({ y: 33.5, height: 9.5 }, words.how, { size: 8 }),
    text({ y: 44, height: 19 }, factsOf(poster, words), { size: 8, ink: SOFT }),
    text({ y: 64, height: 5 }, words.number(poster.number), { size: 9, weight: 'bold' }),
  ];
}

/** One block of lines, so that a long place takes the room that a short name leaves. */
function factsOf(poster: Poster, words: PosterWords): string {
  return [
    `${words.contact}${poster.contactName}`,
    ...(poster.place === '' ? [] : [`${words.place}${poster.place}`]),
    ...(poster.topic === null ? [] : [`${words.topic}${poster.topic}`]),
  ].join('\n');
}
