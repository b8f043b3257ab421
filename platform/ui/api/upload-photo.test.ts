import { describe, expect, test } from 'vitest';
import { uploadPhoto } from './upload-photo.ts';

/** An XMLHttpRequest that is told what happens to it. */
function pretendRequest(fate: (request: XMLHttpRequest) => void) {
  const headers: Record<string, string> = {};
  const seen = { url: '', headers };
  const request = {
    upload: {}, status: 0, responseText: '', timeout: 0,
    open: (_method: string, url: string) => { seen.url = url; },
    setRequestHeader: (name: string, value: string) => { headers[name] = value; },
    abort: () => request.onabort?.({} as ProgressEvent), // -- nobody reads it
    send: () => fate(request),
  } as unknown as XMLHttpRequest; // -- a double of the few members in use
  return { openRequest: () => request, seen };
}

function answering(status: number, text: string) {
  return pretendRequest((request) => {
    const progress = { lengthComputable: true, loaded: 1, total: 2 } as ProgressEvent<XMLHttpRequestUpload>; // -- the members in use
    Reflect.apply(request.upload.onprogress ?? (() => undefined), request, [progress]);
    Object.assign(request, { status, responseText: text });
    request.onload?.({} as ProgressEvent); // -- nobody reads it
  });
}

const photo = new Blob(['x'], { type: 'image/jpeg' });

describe('sending a photo', () => {
  test('posts the raw image with its purpose and subject key, tells how far it is, and gives what the server kept', async () => {
    const stored = { fileId: 'f1', width: 2, height: 1, bytes: 9 };
    const { openRequest, seen } = answering(200, JSON.stringify(stored));
    const shares: number[] = [];
    const answer = await uploadPhoto(photo, { purpose: 'appeals', subjectKey: 's1', openRequest, onProgress: (share) => shares.push(share) });
    expect(answer).toEqual({ ok: true, value: stored });
    expect(seen).toEqual({ url: '/api/files/photos?purpose=appeals', headers: { 'content-type': 'image/jpeg', 'x-subject-key': 's1' } });
    expect(shares).toEqual([0.5]);
  });

  test('never throws: a refusal, a broken answer, a lost network and a stop each have a code', async () => {
    const stop = new AbortController();
    const cases = [
      ['files/not-an-image', answering(422, '{"code":"files/not-an-image","params":{}}')],
      ['http/garbled', answering(200, '<html>')],
      ['http/offline', pretendRequest((request) => request.onerror?.({} as ProgressEvent))], // -- nobody reads it
      ['http/offline', pretendRequest(() => stop.abort())],
    ] as const;
    for (const [code, { openRequest }] of cases) {
      expect(await uploadPhoto(photo, { purpose: 'appeals', openRequest, signal: stop.signal })).toMatchObject({ ok: false, failure: { code } });
    }
  });
});
