/** One measured figure and what it is held against. */
export type BenchRow = {
  readonly bench: string;
  readonly figure: string;
  readonly measured: string;
  readonly against: string;
  readonly ratio: string;
  readonly goal: string;
};

export function toMarkdown(rows: readonly BenchRow[]): string {
  const head = '| bench | figure | measured | against | ratio | goal |\n| --- | --- | --- | --- | --- | --- |';
  return [head, ...rows.map((row) =>
    `| ${row.bench} | ${row.figure} | ${row.measured} | ${row.against} | ${row.ratio} | ${row.goal} |`)].join('\n');
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
