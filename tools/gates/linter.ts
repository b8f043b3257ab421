import { z } from 'zod';
import { reporter, type Violation } from './gate.ts';
import { runTool } from './run-tool.ts';
import type { Result } from './run-gates.ts';

const report = reporter('linter');
const Answer = z.object({
  number_of_files: z.number(),
  diagnostics: z.array(z.object({
    message: z.string(),
    code: z.string().optional(),
    filename: z.string(),
    labels: z.array(z.object({ span: z.object({ line: z.number().optional() }) })),
  })),
});

/** oxlint with types; the rules stand in .oxlintrc.json. A warning counts like an error: there are none. */
export async function lint(root: string): Promise<Result> {
  const { output, code } = await runTool(root, 'oxlint/bin/oxlint', ['--type-aware', '--report-unused-disable-directives', '-f', 'json']);
  const answer = Answer.safeParse(readJson(output));
  if (!answer.success) {
    return { gate: 'linter', read: 0, seen: undefined, violations: [report.file('.oxlintrc.json', `oxlint ended with ${code}: ${output.slice(0, 400)}`)] };
  }
  const violations: Violation[] = answer.data.diagnostics.map((one) => ({
    gate: 'linter', file: one.filename, line: one.labels[0]?.span.line ?? 1, sentence: `${one.message} [${one.code ?? 'oxlint'}]`,
  }));
  return { gate: 'linter', read: answer.data.number_of_files, seen: undefined, violations };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
