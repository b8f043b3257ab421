import { processDefinition, type ProcessDefinition } from '../../wire.ts';

/** Characters of a file that is read at all: the largest definition is far smaller. */
const MOST_CHARACTERS = 500_000;
const FORMAT = 'zhijia-process-1';

/** A definition as a file to hand on, with where it comes from. Keys keep their order, so that two files can be compared. */
export function toFile(process: string, definition: ProcessDefinition): Blob {
  return new Blob([`${JSON.stringify({ format: FORMAT, process, definition }, null, 2)}\n`], { type: 'application/json' });
}

export type ReadFile =
  | { readonly ok: true; readonly definition: ProcessDefinition }
  | { readonly ok: false; readonly reason: 'too-large' | 'not-json' | 'not-a-process' | 'not-valid'; readonly place: string };

/** A file from anywhere: nothing of it is believed before the schema of definitions has taken it whole. */
export function fromFile(text: string): ReadFile {
  if (text.length > MOST_CHARACTERS) return { ok: false, reason: 'too-large', place: '' };
  const read = parsed(text);
  if (read === undefined) return { ok: false, reason: 'not-json', place: '' };
  if (typeof read !== 'object' || read === null || Reflect.get(read, 'format') !== FORMAT) return { ok: false, reason: 'not-a-process', place: '' };
  const checked = processDefinition.safeParse(Reflect.get(read, 'definition'));
  if (checked.success) return { ok: true, definition: checked.data };
  return { ok: false, reason: 'not-valid', place: (checked.error.issues[0]?.path ?? []).map(String).join(' › ') };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
