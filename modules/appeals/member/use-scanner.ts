import { useEffect, useRef, useState, type RefObject } from 'react';
import { scannedCode } from './scanned-code.ts';

/** The part of the browser's barcode reader that is used here; TypeScript's library does not know it yet. */
type BarcodeReader = { detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]> };
type BarcodeReaderMaker = new (options: { formats: string[] }) => BarcodeReader;

export type ScannerState =
  /** Ready to be started · the browser asks for permission · looking. */
  | 'ready' | 'asking' | 'watching'
  /** No https · no reader in this browser · the person or the system said no · there is no camera. */
  | 'insecure' | 'unsupported' | 'refused' | 'missing';

export type Scanner = {
  readonly state: ScannerState;
  readonly video: RefObject<HTMLVideoElement | null>;
  /** What was seen last is a code, but none of ours. */
  readonly isForeign: boolean;
  readonly start: () => Promise<void>;
  readonly stop: () => void;
};

const PAUSE = 200;

export function useScanner(onCode: (code: string) => void): Scanner {
  const [state, setState] = useState<ScannerState>(firstState);
  const [isForeign, setForeign] = useState(false);
  const video = useRef<HTMLVideoElement>(null);
  const stream = useRef<MediaStream>(undefined);
  const stop = (): void => {
    for (const track of stream.current?.getTracks() ?? []) track.stop();
    stream.current = undefined;
  };
  useEffect(() => stop, []);

  const see = (text: string): void => {
    const code = scannedCode(text);
    setForeign(code === undefined);
    if (code === undefined) return;
    stop();
    onCode(code);
  };
  const start = async (): Promise<void> => {
    setState('asking');
    try {
      stream.current = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      setState('watching');
      if (video.current === null) return stop();
      video.current.srcObject = stream.current;
      await watch(video.current, () => stream.current !== undefined, see);
    } catch (error) {
      stop();
      setState(error instanceof DOMException && error.name === 'NotFoundError' ? 'missing' : 'refused');
    }
  };
  return { state, video, isForeign, start, stop: () => { stop(); setState('ready'); } };
}

function firstState(): ScannerState {
  if (!window.isSecureContext) return 'insecure';
  return findReader() === undefined || navigator.mediaDevices === undefined ? 'unsupported' : 'ready';
}

function findReader(): BarcodeReaderMaker | undefined {
  const found: unknown = Reflect.get(window, 'BarcodeDetector');
  return typeof found === 'function' ? found as BarcodeReaderMaker : undefined; // -- the standard's own shape
}

/** Looks a few times a second until told to stop; a frame that cannot be read is no reason to give up. */
async function watch(video: HTMLVideoElement, isOn: () => boolean, see: (text: string) => void): Promise<void> {
  const Reader = findReader();
  if (Reader === undefined) return;
  const reader = new Reader({ formats: ['qr_code'] });
  while (isOn()) {
    const [found] = await reader.detect(video).catch(() => []);
    if (found !== undefined && isOn()) see(found.rawValue);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}
