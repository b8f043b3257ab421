import { localFailure, toFailure, type Answer } from './failure.ts';

/** What the server has read of a spreadsheet; commands name it by its id. */
export type UploadedSheet = { readonly uploadId: string; readonly rows: number };

/** Sends one spreadsheet as the raw body. Nothing happened to any record when this is answered. */
export async function uploadSheet(file: File): Promise<Answer<UploadedSheet>> {
  try {
    const response = await fetch('/api/sheets/uploads', {
      method: 'POST', credentials: 'same-origin', body: file,
      headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) },
    });
    const body = JSON.parse(await response.text());
    return response.ok ? { ok: true, value: body } : { ok: false, failure: toFailure(response.status, body) };
  } catch {
    return { ok: false, failure: localFailure('http/offline') };
  }
}
