import { useEffect, useRef, useState, type RefObject } from 'react';
import { systemClock } from '#platform/kernel/clock.ts';

type Reader = (video: HTMLVideoElement) => Promise<string | undefined>;
export type CameraState = 'off' | 'asking' | 'watching' | 'insecure' | 'refused' | 'missing';
export type Camera = { readonly state: CameraState; readonly video: RefObject<HTMLVideoElement | null>; readonly start: () => Promise<void>; readonly stop: () => void };

const PAUSE_MS = 150;
/** The same code held before the camera is one showing of it. */
const SAME_MS = 3_000;
const WIDTH = 720;

/** Stays on from one guest to the next, and reports what it sees once. */
export function useCamera(onCode: (text: string) => void): Camera {
  const [state, setState] = useState<CameraState>(() => (window.isSecureContext ? 'off' : 'insecure'));
  const video = useRef<HTMLVideoElement>(null);
  const stream = useRef<MediaStream>(undefined);
  const latest = useRef(onCode);
  useEffect(() => { latest.current = onCode; });
  const stop = (): void => {
    for (const track of stream.current?.getTracks() ?? []) track.stop();
    stream.current = undefined;
  };
  useEffect(() => stop, []);
  const start = async (): Promise<void> => {
    setState('asking');
    try {
      stream.current = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      setState('watching');
      if (video.current === null) return stop();
      video.current.srcObject = stream.current;
      await watch(video.current, await openReader(), { isOn: () => stream.current !== undefined, see: (text) => latest.current(text) });
    } catch (error) {
      stop();
      setState(error instanceof DOMException && error.name === 'NotFoundError' ? 'missing' : 'refused');
    }
  };
  return { state, video, start, stop: () => { stop(); setState('off'); } };
}

/** The browser's own reader where it has one; else a library, fetched with the app and kept for when there is no network. */
async function openReader(): Promise<Reader> {
  const Found: unknown = Reflect.get(window, 'BarcodeDetector');
  if (typeof Found === 'function') {
    const detector = new (Found as new (options: { formats: string[] }) => { detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]> })({ formats: ['qr_code'] }); // -- the standard's own shape
    return async (video) => (await detector.detect(video).catch(() => []))[0]?.rawValue;
  }
  const { default: readQr } = await import('jsqr');
  const canvas = document.createElement('canvas');
  return async (video) => {
    if (video.videoWidth === 0) return undefined;
    const scale = Math.min(1, WIDTH / video.videoWidth);
    [canvas.width, canvas.height] = [Math.round(video.videoWidth * scale), Math.round(video.videoHeight * scale)];
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context?.drawImage(video, 0, 0, canvas.width, canvas.height);
    const image = context?.getImageData(0, 0, canvas.width, canvas.height);
    return image === undefined ? undefined : readQr(image.data, image.width, image.height)?.data;
  };
}

async function watch(video: HTMLVideoElement, read: Reader, { isOn, see }: { readonly isOn: () => boolean; readonly see: (text: string) => void }): Promise<void> {
  let last = { text: '', atMs: 0 };
  while (isOn()) {
    const text = await read(video);
    const atMs = systemClock.now().getTime();
    if (text !== undefined && text !== '' && isOn()) {
      if (text !== last.text || atMs - last.atMs > SAME_MS) see(text);
      last = { text, atMs };
    }
    await new Promise((resolve) => { setTimeout(resolve, PAUSE_MS); });
  }
}
