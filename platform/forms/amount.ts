/** More than any union's budget, and exact in a number: ten thousand million yuan, in fen. */
export const MOST_FEN = 1_000_000_000_000;

/** Yuan as people type it (1,234.5 · １２３４．５元 · ¥12) in fen, exactly; undefined when it is no amount. */
export function toFen(typed: string): number | undefined {
  const plain = typed.normalize('NFKC').replaceAll(/[\s,¥]/g, '').replace(/元$/u, '');
  const [, sign = '', yuan = '', fen = ''] = /^(-?)(\d{1,10})(?:\.(\d{0,2}))?$/.exec(plain) ?? [];
  if (yuan === '') return undefined;
  const amount = Number(yuan) * 100 + Number(fen.padEnd(2, '0'));
  return sign === '-' && amount > 0 ? -amount : amount;
}

/** Fen in yuan with two decimals and no separators, as a cell of a spreadsheet and an input hold it: 123450 → 1234.50. */
export function yuanOf(fen: number): string {
  const whole = Math.abs(Math.trunc(fen));
  return `${fen < 0 ? '-' : ''}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`;
}

/** The same for reading, with separators: 1,234.50. */
export function readYuan(fen: number): string {
  return yuanOf(fen).replace(/\B(?=(\d{3})+\.)/g, ',');
}

/** A number as people type it, with a Chinese keyboard's digits and separators; undefined when it is none. */
export function toNumber(typed: string): number | undefined {
  const plain = typed.normalize('NFKC').replaceAll(/[\s,]/g, '');
  return /^-?\d{1,15}(?:\.\d{0,6})?$/.test(plain) ? Number(plain) + 0 : undefined;
}
