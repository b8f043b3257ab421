import { lineAt, type SourceFile } from './source-file.ts';

export type Violation = {
  readonly gate: string;
  readonly file: string;
  readonly line: number;
  /** One sentence: what is wrong, and what the house does instead. */
  readonly sentence: string;
};

/** A gate is a pure function of the files it is given, so a test can plant what it must find. */
export type Gate = (files: readonly SourceFile[]) => Violation[];

/** Makes the violations of one gate: at an offset of the file's text, or of the file as a whole. */
export function reporter(gate: string) {
  return {
    at: (file: SourceFile, offset: number, sentence: string): Violation =>
      ({ gate, file: file.path, line: lineAt(file.text, offset), sentence }),
    line: (file: SourceFile, line: number, sentence: string): Violation => ({ gate, file: file.path, line, sentence }),
    file: (path: string, sentence: string): Violation => ({ gate, file: path, line: 1, sentence }),
  };
}
