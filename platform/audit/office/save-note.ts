import { saveFile } from '#platform/ui/save-file.ts';

/** Hands a checkpoint over to the browser to keep. */
export function saveNote(note: string, name: string): void {
  saveFile(new Blob([note], { type: 'text/plain;charset=utf-8' }), name);
}
