import type { Gate } from './gate.ts';
import { sourceFile, type SourceFile } from './source-file.ts';

/** A small repository for a test: path → text. */
export function planted(texts: Readonly<Record<string, string>>): SourceFile[] {
  return Object.entries(texts).map(([path, text]) => sourceFile(path, text));
}

/** What a gate says about it, one `path:line sentence` each. */
export function spoken(gate: Gate, texts: Readonly<Record<string, string>>): string[] {
  return gate(planted(texts)).map(({ file, line, sentence }) => `${file}:${line} ${sentence}`);
}
