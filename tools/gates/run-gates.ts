import { docsPaths } from './docs-paths.ts';
import { fileSize } from './file-size.ts';
import type { Reading } from './floors.ts';
import type { Gate, Violation } from './gate.ts';
import { importCycles } from './import-cycles.ts';
import { importDirection } from './import-direction.ts';
import { names } from './names.ts';
import { parses } from './parses.ts';
import { purity } from './purity.ts';
import { sentences } from './sentences.ts';
import { watched, type SourceFile } from './source-file.ts';
import { sqlPlace } from './sql-place.ts';
import { suppressions } from './suppressions.ts';

export const gates: Readonly<Record<string, Gate>> = {
  'parses': parses,
  'import-direction': importDirection,
  'import-cycles': importCycles,
  'purity': purity,
  'sql-place': sqlPlace,
  'sentences': sentences,
  'names': names,
  'docs-paths': docsPaths,
  'file-size': fileSize,
  'suppressions': suppressions,
};

export type Result = Reading & { readonly violations: readonly Violation[] };

/** Runs one gate over files that remember whether it looked into them. */
export function runGate(gate: string, find: Gate, files: readonly SourceFile[]): Result {
  const seen = new Set<string>();
  const violations = find(files.map((file) => watched(file, seen)));
  return { gate, read: seen.size, seen, violations };
}
