import { connect } from 'node:net';

/** What came back: a status, or 'closed' without one, or 'silent' when nothing came in time. */
export type RawAnswer = { readonly status: number | 'closed' | 'silent'; readonly body: string };

export type RequestParts = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

/** The bytes of one HTTP request, so that they can be damaged before they leave. */
export function toBytes({ method, path, headers, body }: RequestParts): Buffer {
  const lines = Object.entries({ host: 'localhost', connection: 'close', ...headers, 'content-length': String(body.length) })
    .map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`), body]);
}

const END_AFTER_MS = 30;

/**
 * Sends bytes as they are on a connection of their own and reads until the server closes it. With `isLast` nothing more
 * will come, so that a server that waits for the rest of a damaged request waits in vain and knows it.
 */
export function sendBytes(url: string, bytes: Buffer, how: { readonly patienceMs: number; readonly isLast: boolean }): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname);
    const finish = (isSilent: boolean): void => {
      socket.destroy();
      resolve(readAnswer(Buffer.concat(chunks), isSilent));
    };
    socket.setTimeout(how.patienceMs, () => finish(true));
    socket.on('data', (chunk: Buffer) => { chunks.push(chunk); });
    socket.once('error', () => finish(false));
    socket.once('close', () => finish(false));
    socket.write(bytes);
    // A moment later: a server that gets the end together with the request does not answer at all.
    if (how.isLast) setTimeout(() => socket.end(), END_AFTER_MS);
  });
}

function readAnswer(bytes: Buffer, isSilent: boolean): RawAnswer {
  const text = bytes.toString('utf8');
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(text)?.[1];
  const start = text.indexOf('\r\n\r\n');
  return {
    status: status === undefined ? (isSilent ? 'silent' : 'closed') : Number(status),
    body: start < 0 ? '' : text.slice(start + 4),
  };
}
