const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Hands a workbook over to the browser to keep. */
export function saveBook(bytes: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type: SPREADSHEET }));
  link.download = `${name}.xlsx`;
  link.click();
  // The download has begun; its address is needed no more.
  URL.revokeObjectURL(link.href);
}
