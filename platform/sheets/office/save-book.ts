import { saveFile } from '#platform/ui/save-file.ts';

const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Hands a workbook over to the browser to keep. */
export function saveBook(bytes: Blob, name: string): void {
  saveFile(new Blob([bytes], { type: SPREADSHEET }), `${name}.xlsx`);
}
