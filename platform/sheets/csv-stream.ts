import { MAX_COLUMNS } from './contract.ts';
import { guessDelimiter, readRecord, toCell, trimEnd } from './csv.ts';
import { isUtf16 } from './sniff-sheet.ts';
import type { SheetRow } from './sheet.ts';

/** A quote that is never closed must not gather the whole file: no lawful record is longer, in characters. */
const MAX_RECORD = 1_000_000;

/** Thrown when a record does not end: the file is no table, or a quote in it was never closed. */
export class RecordTooLong extends Error {
  readonly line: number;
  constructor(line: number) {
    super('a record of the file does not end');
    this.name = 'RecordTooLong';
    this.line = line;
  }
}

/**
 * The rows of a CSV of any length, read as it comes: memory is bounded by the longest record. For files that an operator
 * gives by path; what is uploaded goes through readSheet. Rows that are empty are left out, numbers are as in parseCsv.
 */
export async function* streamCsv(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<SheetRow> {
  let decoder: TextDecoder | undefined;
  let text = '';
  let delimiter: string | undefined;
  let line = 1;
  const take = function* (isLast: boolean): Generator<SheetRow> {
    delimiter ??= guessDelimiter(text);
    let at = 0;
    while (at < text.length) {
      const record = readRecord(text, at, delimiter);
      // A record that reaches the end of what has come may go on in the next chunk; a lone CR may have its LF there.
      if (!isLast && record.next >= text.length) break;
      const cells = trimEnd(record.cells.slice(0, MAX_COLUMNS).map(toCell));
      if (cells.length > 0) yield { line, cells };
      line += 1;
      at = record.next;
    }
    text = text.slice(at);
    if (text.length > MAX_RECORD) throw new RecordTooLong(line);
  };
  for await (const chunk of chunks) {
    decoder ??= decoderOf(chunk);
    text += decoder.decode(chunk, { stream: true });
    yield* take(false);
  }
  text += decoder?.decode() ?? '';
  yield* take(true);
}

/** By the first chunk, of which the last character may be half there: UTF-8 where it is lawful, else GB 18030. */
function decoderOf(chunk: Uint8Array): TextDecoder {
  if (isUtf16(chunk)) return new TextDecoder('utf-16le');
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(chunk, { stream: true });
    return new TextDecoder('utf-8');
  } catch {
    return new TextDecoder('gb18030');
  }
}
