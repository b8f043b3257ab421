import { localFailure, toFailure, type Answer } from './failure.ts';

/** What the server keeps of a photo after it has re-encoded it. */
export type StoredPhoto = { readonly fileId: string; readonly width: number; readonly height: number; readonly bytes: number };

export type UploadOptions = {
  /** What the photo is for, e.g. 'appeals'. */
  readonly purpose: string;
  /** Ties the photo to a person without an account; sent as `x-subject-key`. */
  readonly subjectKey?: string;
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
    request.open('POST', `${options.baseUrl ?? ''}/api/files/photos?purpose=${encodeURIComponent(options.purpose)}`);
    request.timeout = 120_000;
    request.setRequestHeader('content-type', image.type);
    if (options.subjectKey !== undefined) request.setRequestHeader('x-subject-key', options.subjectKey);
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

function toStored(status: number, text: string): Answer<StoredPhoto> {
  try {
    const body = JSON.parse(text);
    return status >= 200 && status < 300 ? { ok: true, value: body } : { ok: false, failure: toFailure(status, body) };
  } catch {
    return { ok: false, failure: localFailure('http/garbled', status) };
  }
}
