import type { Endpoint } from '#platform/contract/endpoint.ts';
import { accessWords } from '#platform/http/open-api.ts';
import type { MatrixRow } from './matrix-room.ts';
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
    '● let in · ◐ let in, and does not see the unit\'s row · ▲ let in, and refused by a rule that asks more than position · '
    + '✕ not allowed · "·" as if the row did not exist · ○ has to sign in · ? has to say for which union', '',
    ...positions, '',
    `| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`,
    ...sorted.map(({ endpoint, outcomes }) => {
      const unitRows = (matrix.calls.get(endpoint.id)?.shows ?? []).filter((row) => row.at === 'unit');
      return `| ${[endpoint.id, ...outcomes.map((outcome) => signOf(outcome, unitRows))].join(' | ')} |`;
    }), '',
    '## What opens each door', '',
    ...sorted.map(({ endpoint }) => `- ${endpoint.id}: ${accessWords(endpoint)}${endpoint.stepUp ? '; a fresh second factor' : ''}`), '',
  ].join('\n');
}

function signOf({ verdict, shown }: Outcome, unitRows: readonly MatrixRow[]): string {
  if (verdict === 'allowed' && unitRows.length > 0 && !unitRows.some((row) => shown.includes(row))) return '◐';
  return SIGNS[verdict] ?? (verdict.startsWith('refused ') ? '▲' : verdict);
}
