import type { Endpoint } from '#platform/contract/endpoint.ts';
import { accessWords } from '#platform/http/open-api.ts';
import type { Matrix, Outcome } from './run-matrix.ts';

const SIGNS: Readonly<Record<string, string>> = {
  'allowed': '●', 'forbidden': '✕', 'not-found': '·', 'not-signed-in': '○', 'choose-office': '?',
};

type Row = { readonly endpoint: Endpoint; readonly outcomes: readonly Outcome[] };

/** What the walls really answered, endpoint by position: a changed permission is a changed line of this page. */
export function accessMatrixPage(matrix: Matrix, rows: readonly Row[]): string {
  const positions = matrix.grove.positions.map((position, index) => `${index + 1}. ${position.name}`);
  const head = ['endpoint', ...matrix.grove.positions.map((_, index) => String(index + 1))];
  const sorted = [...rows].sort((a, b) => (a.endpoint.id < b.endpoint.id ? -1 : 1));
  return [
    '# Who may do what', '',
    'Made by `npm run gen` from the answers of the real house, which a test holds against an independent oracle.',
    'A row of the endpoint\'s kind lies at one union ("the unit"); everybody below asks for that row.', '',
    '● let in · ✕ in reach, but not allowed · "·" as if it did not exist · ○ has to sign in · ? has to say for which union', '',
    ...positions, '',
    `| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`,
    ...sorted.map(({ endpoint, outcomes }) => `| ${[endpoint.id, ...outcomes.map(signOf)].join(' | ')} |`), '',
    '## What opens each door', '',
    ...sorted.map(({ endpoint }) => `- ${endpoint.id}: ${accessWords(endpoint)}${endpoint.stepUp ? '; a fresh second factor' : ''}`), '',
  ].join('\n');
}

function signOf({ verdict }: Outcome): string {
  // Behind the door a rule may still say no; the door was open.
  return SIGNS[verdict] ?? (verdict.startsWith('refused ') ? SIGNS['allowed'] ?? '' : verdict);
}
