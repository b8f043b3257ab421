import type { Node } from 'oxc-parser';
import { reporter, type Gate, type Violation } from './gate.ts';
import { literalText } from './import-graph.ts';
import { readLocales } from './locale-files.ts';
import { isCode, isDemonstration, isProduction } from './place.ts';
import { sentenceTable, type SentenceRow } from './sentence-table.ts';
import type { SourceFile, Visit } from './source-file.ts';

const report = reporter('sentences');
const spokenProps = new Set([
  'aria-label', 'aria-description', 'aria-placeholder', 'aria-roledescription', 'aria-valuetext', 'title', 'placeholder', 'alt', 'label',
  'okText', 'cancelText', 'tooltip', 'description', 'message',
]);
const carriers = new Set(['ConditionalExpression', 'LogicalExpression', 'TemplateLiteral', 'TSAsExpression', 'TSNonNullExpression']);
const advice = 'write it in locale/ and show it with t().';

/** Every sentence a person sees stands in locale/, in both languages, and every key in the code leads to one. */
export const sentences: Gate = (files) => sentencesBy(sentenceTable)(files);

export function sentencesBy(table: readonly SentenceRow[]): Gate {
  return (files) => {
    const { keys, violations } = readLocales(files);
    const code = files.filter((file) => isCode(file.path) && isProduction(file.path));
    const excepted = new Set(table.map((row) => row.where));
    const literals = code.filter((file) => !isDemonstration(file.path) && !/\/locale\//.test(file.path)).flatMap(spokenLiterals);
    const used = new Set(literals.filter(({ isChinese }) => isChinese).map(({ violation }) => violation.file));
    return [
      ...violations,
      ...literals.filter(({ isChinese, violation }) => !isChinese || !excepted.has(violation.file)).map(({ violation }) => violation),
      ...code.flatMap((file) => [...unknownKeys(file, keys), ...unnamedErrors(file, keys)]),
      ...table.filter((row) => !used.has(row.where)).map((row) =>
        report.file('tools/gates/sentence-table.ts', `the row for ${row.where} is used by nothing any more; take it out.`)),
    ];
  };
}

type SpokenLiteral = { readonly violation: Violation; readonly isChinese: boolean };

function spokenLiterals(file: SourceFile): SpokenLiteral[] {
  return file.visits.flatMap((visit): SpokenLiteral[] => {
    const text = textOf(visit.node);
    if (text === undefined) return [];
    const isChinese = /\p{Script=Han}/u.test(text);
    if (!isChinese && !(file.path.endsWith('.tsx') && isSpoken(text) && isShown(visit))) return [];
    const what = isChinese ? 'a Chinese sentence in the code' : `"${text.trim().slice(0, 40)}" is shown to people`;
    return [{ violation: report.at(file, visit.node.start, `${what}; ${advice}`), isChinese }];
  });
}

function textOf(node: Node): string | undefined {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node.type === 'TemplateLiteral') return node.quasis.map((quasi) => quasi.value.raw).join(' ');
  return node.type === 'JSXText' ? node.value : undefined;
}

/** Two Latin words, or one that begins like a sentence: keys, class names and units are neither. */
function isSpoken(text: string): boolean {
  return /\p{Script=Latin}{2,}[,.:;!?]?\s+\p{Script=Latin}{2,}/u.test(text) || /^\s*[A-Z][a-z]{2,}[.!?…:]?\s*$/.test(text);
}

function isShown({ node, parent }: Visit): boolean {
  if (node.type === 'JSXText') return true;
  let at = parent;
  while (at !== undefined && carriers.has(at.node.type)) at = at.parent;
  if (at?.node.type === 'JSXExpressionContainer') {
    at = at.parent;
    if (at?.node.type === 'JSXElement' || at?.node.type === 'JSXFragment') return true;
  }
  if (at?.node.type === 'JSXAttribute') return at.node.name.type === 'JSXIdentifier' && spokenProps.has(at.node.name.name);
  return at?.node.type === 'Property' && at.node.key !== node && spokenProps.has(keyName(at.node.key));
}

function keyName(key: Node): string {
  return key.type === 'Identifier' ? key.name : literalText(key) ?? '';
}

/** `t('key')` leads to a sentence; `` t(`status.${state}`) `` leads at least to one that begins so. */
function unknownKeys(file: SourceFile, keys: ReadonlySet<string>): Violation[] {
  return file.visits.flatMap(({ node }) => {
    if (node.type !== 'CallExpression' || !isTranslator(node.callee)) return [];
    const [argument] = node.arguments;
    return keysNamed(argument).flatMap(({ text, isPrefix }) => {
      const isKnown = isPrefix ? [...keys].some((key) => key.startsWith(text)) : keys.has(text);
      return isKnown ? [] : [report.at(file, node.start, `the key ${text}${isPrefix ? '…' : ''} stands in no locale file.`)];
    });
  });
}

function isTranslator(callee: Node): boolean {
  if (callee.type === 'MemberExpression') return callee.property.type === 'Identifier' && callee.property.name === 't';
  return callee.type === 'Identifier' && callee.name === 't';
}

type KeyNamed = { readonly text: string; readonly isPrefix: boolean };

function keysNamed(node: Node | undefined): KeyNamed[] {
  if (node?.type === 'ConditionalExpression') return [...keysNamed(node.consequent), ...keysNamed(node.alternate)];
  const text = literalText(node);
  if (text !== undefined) return [{ text, isPrefix: false }];
  const start = node?.type === 'TemplateLiteral' ? node.quasis[0]?.value.cooked : undefined;
  return start ? [{ text: start, isPrefix: true }] : [];
}

/** `defineErrors('appeals', { 'not-open': 'conflict' })` declares appeals/not-open, which is also its key. */
function unnamedErrors(file: SourceFile, keys: ReadonlySet<string>): Violation[] {
  return file.visits.flatMap(({ node }) => {
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'defineErrors') return [];
    const [room, catalogue] = node.arguments;
    const prefix = literalText(room);
    if (prefix === undefined || catalogue?.type !== 'ObjectExpression') {
      return [report.at(file, node.start, 'defineErrors takes its room and its catalogue literally, so that their sentences can be checked.')];
    }
    return catalogue.properties.flatMap((property) => {
      const name = property.type === 'Property' && !property.computed ? keyName(property.key) : '';
      if (name !== '' && keys.has(`${prefix}/${name}`)) return [];
      return [report.at(file, property.start, `the error ${prefix}/${name} has no sentence in any locale file.`)];
    });
  });
}
