import { localFailure, toFailure, type Answer } from './failure.ts';

/** What the server keeps of a photo after it has re-encoded it. */
export type StoredPhoto = { readonly fileId: string; readonly width: number; readonly height: number; readonly bytes: number };

type PhotoPlace = {
  /** What the photo is for, e.g. 'appeals'. */
  readonly purpose: string;
  /** Ties the photo to a person without an account; sent as `x-subject-key`. */
  readonly subjectKey?: string;
  /** Proof of work of a phone without account (platform/guard). */
  readonly work?: string;
};

export type UploadOptions = PhotoPlace & {
  /** 0 … 1, of the bytes that have left the device. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
  readonly baseUrl?: string;
  readonly openRequest?: () => XMLHttpRequest;
};

/** Sends one image as the raw body. XMLHttpRequest, because fetch cannot say how much has been sent. */
export function uploadPhoto(image: Blob, options: UploadOptions): Promise<Answer<StoredPhoto>> {
  const request = options.openRequest?.() ?? new XMLHttpRequest();
  return new Promise((resolve) => {
    const fail = (code: 'http/offline' | 'http/timeout') => resolve({ ok: false, failure: localFailure(code) });
    request.open('POST', `${options.baseUrl ?? ''}${photoPath(options)}`);
    request.timeout = PATIENCE;
    request.setRequestHeader('content-type', image.type);
    if (options.subjectKey !== undefined) request.setRequestHeader('x-subject-key', options.subjectKey);
    if (options.work !== undefined) request.setRequestHeader('x-work', options.work);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable && event.total > 0) options.onProgress?.(event.loaded / event.total);
    };
    request.onload = () => resolve(toStored(request.status, request.responseText));
    request.onerror = () => fail('http/offline');
    request.onabort = () => fail('http/offline');
    request.ontimeout = () => fail('http/timeout');
    options.signal?.addEventListener('abort', () => request.abort());
    request.send(image);
  });
}

export type PostOptions = PhotoPlace & { readonly credentials: 'same-origin' | 'omit'; readonly fetch?: typeof globalThis.fetch };

/** The same without progress and with a say about cookies: for the outbox, which sends from the service worker too. */
export async function postPhoto(image: Blob, options: PostOptions): Promise<Answer<StoredPhoto>> {
  const { fetch: send = globalThis.fetch, subjectKey, work, credentials } = options;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const response = await send(photoPath(options), {
      method: 'POST', body: image, credentials, signal: stop.signal,
      headers: { 'content-type': image.type, ...(subjectKey !== undefined && { 'x-subject-key': subjectKey }), ...(work !== undefined && { 'x-work': work }) },
    });
    return toStored(response.status, await response.text());
  } catch {
    return { ok: false, failure: localFailure(stop.signal.aborted ? 'http/timeout' : 'http/offline') };
  } finally {
    clearTimeout(timer);
  }
}

const PATIENCE = 120_000;

function photoPath({ purpose }: PhotoPlace): string {
  return `/api/files/photos?purpose=${encodeURIComponent(purpose)}`;
}

function toStored(status: number, text: string): Answer<StoredPhoto> {
  try {
    const body = JSON.parse(text);
    return status >= 200 && status < 300 ? { ok: true, value: body } : { ok: false, failure: toFailure(status, body) };
  } catch {
    return { ok: false, failure: localFailure('http/garbled', status) };
  }
}
