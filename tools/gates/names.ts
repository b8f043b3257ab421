import type { Node } from 'oxc-parser';
import { glossaryWords, type AvoidedWord } from './glossary.ts';
import { reporter, type Gate, type Violation } from './gate.ts';
import { floors, isCode, isProduction } from './place.ts';
import type { SourceFile } from './source-file.ts';
import { wordsOf } from './words.ts';

const report = reporter('names');
const empty = new Set(['helper', 'helpers', 'util', 'utils', 'manager', 'common', 'base', 'dto', 'info']);
const houses = new RegExp(`^(${[...floors, 'tools', 'bench'].join('|')})/`);

/** A name says what the thing is: no empty words, one spelling, the glossary's terms. */
export const names: Gate = (files) => {
  const avoided = glossaryWords(files);
  return files.filter((file) => houses.test(file.path)).flatMap((file) => [
    ...pathViolations(file),
    ...(isCode(file.path) ? identifierViolations(file, isProduction(file.path) ? avoided : []) : []),
  ]);
};

function pathViolations(file: SourceFile): Violation[] {
  const segments = file.path.split('/');
  const name = segments.at(-1) ?? '';
  const said: string[] = [];
  if (/^index\.tsx?$/.test(name)) said.push('an index file hides where things are; import the file itself.');
  for (const segment of segments) {
    const spelled = isCode(segment) ? segment.replace(/\.tsx?$/, '') : segment;
    if (!isExempt(segment) && !/^(\d{4}_[a-z0-9]+(_[a-z0-9]+)*\.sql|[a-z0-9]+([-.][a-z0-9]+)*)$/.test(spelled)) said.push(`${segment} is not kebab-case.`);
    const refused = emptyWord(segment.replace(/\..*$/, '').split('-'));
    if (refused !== undefined) said.push(`"${refused}" in ${segment} says nothing; name what it does.`);
  }
  return said.map((sentence) => report.file(file.path, sentence));
}

/** Names that the tools or the standards behind them fix. */
function isExempt(segment: string): boolean {
  return segment.startsWith('.') || /^(README|LICENSE|NOTICE)(\.\w+)?$/.test(segment) || segment === 'zh-CN.json';
}

function emptyWord(words: readonly string[]): string | undefined {
  const found = words.find((word) => empty.has(word));
  return found ?? (words.length > 1 && words.at(-1) === 'data' ? 'data' : undefined);
}

function identifierViolations(file: SourceFile, avoided: readonly AvoidedWord[]): Violation[] {
  return file.visits.flatMap(({ node, parent }) => {
    const exported = parent === undefined ? [] : exportedNames(node, parent.node);
    return [
      ...exported.flatMap((name) => emptyName(name)).map((sentence) => report.at(file, node.start, sentence)),
      ...declaredNames(node).flatMap((name) => avoidedIn(name, avoided)).map((sentence) => report.at(file, node.start, sentence)),
    ];
  });
}

function emptyName(name: string): string[] {
  const refused = emptyWord(wordsOf(name));
  if (refused !== undefined) return [`"${refused}" in ${name} says nothing; name what it does.`];
  return /^I[A-Z][a-z]/.test(name) ? [`${name}: types carry no I before their name.`] : [];
}

function avoidedIn(name: string, avoided: readonly AvoidedWord[]): string[] {
  const words = ` ${wordsOf(name).join(' ')} `;
  return avoided.filter((word) => words.includes(` ${word.avoid} `))
    .map((word) => `${name}: the glossary says ${word.term}, not ${word.avoid}.`);
}

function exportedNames(node: Node, parent: Node): string[] {
  if (node.type === 'ExportSpecifier') return node.exported.type === 'Identifier' ? [node.exported.name] : [];
  return parent.type === 'ExportNamedDeclaration' ? declaredNames(node) : [];
}

/** Names that this file chose: a property of somebody else's object is not ours to spell. */
function declaredNames(node: Node): string[] {
  switch (node.type) {
    case 'VariableDeclaration':
      return node.declarations.flatMap((one) => one.id.type === 'Identifier' ? [one.id.name] : []);
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'TSInterfaceDeclaration':
      return node.id === null ? [] : [node.id.name];
    case 'TSPropertySignature':
      return node.key.type === 'Identifier' ? [node.key.name] : [];
    default:
      return [];
  }
}
