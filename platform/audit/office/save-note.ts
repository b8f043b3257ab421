/** Hands a checkpoint over to the browser to keep. */
export function saveNote(note: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([note], { type: 'text/plain;charset=utf-8' }));
  link.download = name;
  link.click();
  // The download has begun; its address is needed no more.
  URL.revokeObjectURL(link.href);
}
