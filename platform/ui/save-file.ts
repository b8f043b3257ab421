/** Hands a file that was fetched over to the browser to keep. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The download has begun; its address is needed no more.
  URL.revokeObjectURL(link.href);
}
