import type { Comment } from 'oxc-parser';
import { reporter, type Gate, type Violation } from './gate.ts';
import { isCode, isProduction } from './place.ts';
import { lineAt, type SourceFile } from './source-file.ts';

const report = reporter('suppressions');
const reasoned = /\s--\s+\S+/;

/** Whoever steps over a rule says why, beside the step; the limits on size cannot be stepped over at all. */
export const suppressions: Gate = (files) => files.filter((file) => isCode(file.path)).flatMap((file) => [
  ...file.comments.flatMap((comment) => commentViolations(file, comment)),
  ...(isProduction(file.path) && !file.path.startsWith('platform/kernel/') ? castViolations(file) : []),
]);

function commentViolations(file: SourceFile, comment: Comment): Violation[] {
  const text = comment.value.trim();
  const said: string[] = [];
  const isSwitch = /^(?:(?:oxlint|eslint)-disable|@ts-(?:ignore|expect-error|nocheck))/.test(text);
  if (/^@ts-(?:ignore|nocheck)/.test(text)) said.push('@ts-ignore hides tomorrow\'s errors too; use @ts-expect-error -- reason.');
  else if (isSwitch && !reasoned.test(text)) said.push('a rule switched off needs " -- reason".');
  if (isSwitch && /max-(?:lines|params)/.test(text)) said.push('limits on size have no exceptions; split the code.');
  if (/^(?:oxlint|eslint)-disable(?!-(?:next-)?line)/.test(text)) said.push('switch a rule off for one line, not for a file.');
  if (/\b(?:TODO|FIXME|XXX)\b/.test(text)) said.push('open work belongs into an issue, not into a comment.');
  return said.map((sentence) => report.at(file, comment.start, sentence));
}

/** A cast outside the kernel tells the type checker to look away: `as const` and reasoned ones aside, it is refused. */
function castViolations(file: SourceFile): Violation[] {
  const reasons = new Set(file.comments.filter((comment) => reasoned.test(` ${comment.value}`))
    .flatMap((comment) => [lineAt(file.text, comment.start), lineAt(file.text, comment.end) + 1]));
  return file.visits.flatMap(({ node, parent }) => {
    const isCast = node.type === 'TSTypeAssertion' || (node.type === 'TSAsExpression' && !isConst(file, node.typeAnnotation));
    // `x as unknown as Y` is one step with one reason.
    if (!isCast || parent?.node.type === 'TSAsExpression') return [];
    const isReasoned = reasons.has(lineAt(file.text, node.start)) || reasons.has(lineAt(file.text, node.end));
    return isReasoned ? [] : [report.at(file, node.start, 'a cast needs "// -- reason" on its line or above, or a type guard in its stead.')];
  });
}

function isConst(file: SourceFile, node: { readonly start: number; readonly end: number }): boolean {
  return file.text.slice(node.start, node.end) === 'const';
}
