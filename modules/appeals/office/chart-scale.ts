/** The end of a chart's scale: 1, 2 or 5 times a power of ten, so that its middle is a number that people read. */
export function scaleTop(most: number): number {
  if (most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [1, 2, 5, 10].find((one) => one * power >= most) ?? 10;
  return Math.max(1, step * power);
}

/** Which columns have room for their names: the first, the last, and a few at equal steps between. At most seven. */
export function shownLabels(columns: number): ReadonlySet<number> {
  const step = Math.max(1, Math.ceil((columns - 1) / 6));
  return new Set(Array.from({ length: columns }, (_, index) => index).filter((index) => index % step === 0));
}
