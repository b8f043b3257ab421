import { localFailure, toFailure, type Answer } from './failure.ts';

/** A font that the server has looked at; `papers.useFont` names it by its id. */
export type UploadedFont = { readonly uploadId: string; readonly fontName: string };

/** Sends one font as the raw body. No paper looks different when this is answered. */
export async function uploadFont(file: File): Promise<Answer<UploadedFont>> {
  try {
    const response = await fetch('/api/papers/font-uploads', {
      method: 'POST', credentials: 'same-origin', body: file,
      headers: { 'content-type': 'font/sfnt', 'x-file-name': encodeURIComponent(file.name) },
    });
    const body = JSON.parse(await response.text());
    return response.ok ? { ok: true, value: body } : { ok: false, failure: toFailure(response.status, body) };
  } catch {
    return { ok: false, failure: localFailure('http/offline') };
  }
}
