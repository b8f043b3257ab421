import { reporter, type Gate } from './gate.ts';
import { isCode } from './place.ts';

const report = reporter('parses');

/** A file the parser gave up on has no tree, and every gate would pass it unread. */
export const parses: Gate = (files) => files.filter((file) => isCode(file.path)).flatMap((file) => {
  const isBlank = file.syntaxErrors.length === 0 && file.visits.length <= 1 && file.comments.length === 0;
  const said = [...file.syntaxErrors, ...(isBlank ? ['the file holds nothing'] : [])];
  return said.map((message) => report.file(file.path, `not readable: ${message}.`));
});
