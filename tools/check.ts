import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { listingViolations, readingViolations } from './gates/floors.ts';
import type { Violation } from './gates/gate.ts';
import { lint } from './gates/linter.ts';
import { listPaths, readFiles } from './gates/list-files.ts';
import { gates, runGate, type Result } from './gates/run-gates.ts';
import { checkTypes } from './gates/type-checker.ts';

/** `npm run check`: the type checker, the linter, and the gates of this house. docs/how-to/gates.md explains each. */
async function check(root: string): Promise<readonly Violation[]> {
  // Both start first and work in processes of their own while the gates run here.
  const tools = [checkTypes(root), lint(root)];
  const paths = listPaths(root);
  const files = readFiles(root, paths);
  const own = Object.entries(gates).map(([gate, find]) => runGate(gate, find, files));
  const results = [...await Promise.all(tools), ...own];
  return [...print('listing', paths.length, listingViolations(paths)), ...results.flatMap((result) => printResult(result, paths))];
}

function printResult(result: Result, paths: readonly string[]): readonly Violation[] {
  return print(result.gate, result.read, [...result.violations, ...readingViolations(result, paths)]);
}

function print(gate: string, read: number, violations: readonly Violation[]): readonly Violation[] {
  for (const { file, line, sentence } of violations) console.log(`${file}:${line} ${sentence}`);
  console.log(`${violations.length === 0 ? 'passed' : 'FAILED'} ${gate}: ${read} files read, ${violations.length} violations`);
  return violations;
}

const violations = await check(realpathSync(fileURLToPath(new URL('..', import.meta.url))));
process.exitCode = violations.length === 0 ? 0 : 1;
