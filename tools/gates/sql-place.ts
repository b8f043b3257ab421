import type { Node } from 'oxc-parser';
import { reporter, type Gate } from './gate.ts';
import { isCode, isProduction, placeOf } from './place.ts';

const report = reporter('sql-place');
const sqlTags = new Set(['sql', 'tx']);
/** Rooms whose whole work is the database. */
const sqlRooms = new Set(['db', 'journal', 'access', 'crypto', 'testkit']);

/** How statements begin, with the words that SQL needs next: `select` alone may open a sentence. */
const statement = new RegExp(`^(?:${[
  'select\\s[^]*?\\bfrom\\s', 'select\\s+[\\w.]+\\s*\\(', 'insert\\s+into\\s', 'delete\\s+from\\s',
  'update\\s+[\\w."]+\\s+(?:as\\s+\\w+\\s+)?set\\s',
  'with\\s+(?:recursive\\s+)?\\w+\\s*(?:\\([^)]*\\)\\s*)?as\\s*(?:materialized\\s*)?\\(',
  '(?:create|alter|drop)\\s+(?:or\\s+replace\\s+)?(?:unique\\s+|temp(?:orary)?\\s+|unlogged\\s+|materialized\\s+)*'
    + '(?:table|index|function|role|schema|view|policy|extension|type|sequence|database|domain)\\s',
  'truncate\\s+\\w', '(?:grant|revoke)\\s[^]*?\\son\\s', 'set\\s+local\\s', 'copy\\s+\\w+\\s+(?:from|to)\\s', 'lock\\s+table\\s',
].join('|')})`, 'i');

/** SQL lives in store/ and in apply, so that a schema change is read in one folder. */
export const sqlPlace: Gate = (files) =>
  files.filter((file) => isCode(file.path) && isProduction(file.path) && !mayHoldSql(file.path)).flatMap((file) =>
    file.visits.flatMap(({ node, parent }) => isSql(node) && !(parent !== undefined && isSql(parent.node))
      ? [report.at(file, node.start, 'SQL outside store/ and apply; move the statement into a store function.')] : []));

function mayHoldSql(path: string): boolean {
  const place = placeOf(path);
  if (place.part === 'store' || place.part === 'events' || /\/store\//.test(path)) return true;
  return place.floor === 'platform' && (sqlRooms.has(place.unit) || /-(store|events)\.ts$/.test(path));
}

function isSql(node: Node): boolean {
  if (node.type === 'TaggedTemplateExpression') return sqlTags.has(tagName(node.tag));
  if (node.type === 'CallExpression') return tagName(node.callee) === 'unsafe';
  if (node.type === 'TemplateLiteral') return isStatement(node.quasis.map((quasi) => quasi.value.raw).join(' x '));
  return node.type === 'Literal' && typeof node.value === 'string' && isStatement(node.value);
}

/** SQL is written in one case; "Select a file from the list" is a sentence. */
export function isStatement(text: string): boolean {
  const bare = text.replace(/^(?:\s|--[^\n]*\n)+/, '');
  const first = /^\w+/.exec(bare)?.[0] ?? '';
  return (first === first.toLowerCase() || first === first.toUpperCase()) && statement.test(`${bare} `);
}

function tagName(node: Node): string {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' && node.property.type === 'Identifier' ? node.property.name : '';
}
