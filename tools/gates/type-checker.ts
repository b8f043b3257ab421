import { reporter } from './gate.ts';
import { runTool } from './run-tool.ts';
import type { Result } from './run-gates.ts';

const report = reporter('type-checker');

/** TypeScript over the whole project; `--listFiles` tells what it really read. */
export async function checkTypes(root: string): Promise<Result> {
  const { output, code } = await runTool(root, 'typescript/bin/tsc', ['--noEmit', '-p', '.', '--pretty', 'false', '--listFiles']);
  const lines = output.split('\n');
  const seen = new Set(lines.flatMap((line) => line.startsWith(`${root}/`) && !line.includes('/node_modules/')
    ? [line.slice(root.length + 1).trim()] : []));
  const violations = lines.flatMap((line) => {
    const found = /^(.+?)\((\d+),\d+\): error (TS\d+: .*)$/.exec(line);
    if (found !== null) return [{ gate: 'type-checker', file: found[1] ?? '', line: Number(found[2]), sentence: found[3] ?? '' }];
    return /^error TS\d+/.test(line) ? [report.file('tsconfig.json', line)] : [];
  });
  const silent = code !== 0 && violations.length === 0 ? [report.file('tsconfig.json', `tsc ended with ${code}: ${output.slice(0, 400)}`)] : [];
  return { gate: 'type-checker', read: seen.size, seen, violations: [...violations, ...silent] };
}
