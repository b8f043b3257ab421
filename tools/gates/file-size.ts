import type { Node } from 'oxc-parser';
import { reporter, type Gate, type Violation } from './gate.ts';
import { isCode, isTest } from './place.ts';
import { countLines, lineAt, type SourceFile } from './source-file.ts';

const report = reporter('file-size');
const most = { production: 400, test: 500, function: 60 };
const functions = new Set<Node['type']>(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/** Large files are where the knots grow; the limits have no switch to turn them off. */
export const fileSize: Gate = (files) =>
  files.filter((file) => /\.(tsx?|mjs|css|sql)$/.test(file.path)).flatMap((file) => [
    ...fileViolations(file),
    ...(isCode(file.path) && !isTest(file.path) ? functionViolations(file) : []),
  ]);

function fileViolations(file: SourceFile): Violation[] {
  const limit = isTest(file.path) ? most.test : most.production;
  const count = countLines(file.text);
  return count > limit ? [report.line(file, limit + 1, `${count} lines; at most ${limit}: split it by topic.`)] : [];
}

function functionViolations(file: SourceFile): Violation[] {
  return file.visits.filter(({ node }) => functions.has(node.type)).flatMap(({ node }) => {
    const count = lineAt(file.text, node.end) - lineAt(file.text, node.start) + 1;
    return count > most.function ? [report.at(file, node.start, `a function of ${count} lines; at most ${most.function}.`)] : [];
  });
}
