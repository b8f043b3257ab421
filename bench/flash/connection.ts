import { connect, type Socket } from 'node:net';

export type Reply = { readonly status: number; readonly body: string };

/** One keep-alive connection that asks one thing at a time. */
export type Connection = {
  /** Rejects when the connection was lost before the whole answer had come; the next one is asked on a new connection. */
  ask(request: Buffer): Promise<Reply>;
  close(): void;
};

const PATIENCE_MS = 120_000;

/**
 * HTTP/1.1 by hand: driver and server share two cores, and an HTTP client spends more on a request than a fast server
 * does. Knows answers with a length and chunked ones.
 */
export async function openConnection(port: number): Promise<Connection> {
  let socket = await openSocket(port);
  return {
    async ask(request) {
      if (socket.destroyed) socket = await openSocket(port);
      return exchange(socket, request);
    },
    close: () => socket.destroy(),
  };
}

async function openSocket(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve());
    socket.once('error', reject);
  });
  socket.removeAllListeners('error');
  socket.on('error', () => socket.destroy());
  socket.setTimeout(PATIENCE_MS, () => socket.destroy());
  return socket;
}

function exchange(socket: Socket, request: Buffer): Promise<Reply> {
  return new Promise((resolve, reject) => {
    let got: Buffer | undefined;
    const end = () => {
      socket.off('data', onData);
      socket.off('close', onClose);
    };
    const onClose = () => {
      end();
      reject(new Error('the connection was lost'));
    };
    const onData = (bytes: Buffer) => {
      got = got === undefined ? bytes : Buffer.concat([got, bytes]);
      const reply = readReply(got);
      if (reply === undefined) return;
      end();
      if (reply.isLast) socket.destroy();
      resolve(reply);
    };
    socket.on('data', onData);
    socket.on('close', onClose);
    socket.write(request);
  });
}

/** Undefined while the answer is not whole. */
function readReply(bytes: Buffer): (Reply & { readonly isLast: boolean }) | undefined {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd === -1) return undefined;
  const head = bytes.toString('latin1', 0, headEnd).toLowerCase();
  const body = readBody(bytes, headEnd + 4, head);
  if (body === undefined) return undefined;
  return { status: Number(head.slice(9, 12)), body, isLast: head.includes('\r\nconnection: close') };
}

function readBody(bytes: Buffer, start: number, head: string): string | undefined {
  const said = /\r\ncontent-length: *(\d+)/.exec(head);
  if (said !== null) {
    const end = start + Number(said[1]);
    return bytes.length < end ? undefined : bytes.toString('utf8', start, end);
  }
  return head.includes('\r\ntransfer-encoding: chunked') ? readChunks(bytes, start) : '';
}

function readChunks(bytes: Buffer, start: number): string | undefined {
  let body = '';
  for (let at = start; ;) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd === -1) return undefined;
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    const end = lineEnd + 2 + size;
    if (bytes.length < end + 2) return undefined;
    if (size === 0) return body;
    body += bytes.toString('utf8', lineEnd + 2, end);
    at = end + 2;
  }
}

/** The bytes of a POST, made before the clock starts. */
export function toRequest(port: number, press: { path: string; headers: Readonly<Record<string, string>>; body: string }): Buffer {
  const headers = { host: `127.0.0.1:${port}`, 'content-type': 'application/json', ...press.headers, 'content-length': String(Buffer.byteLength(press.body)) };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.from(`POST ${press.path} HTTP/1.1\r\n${lines}\r\n${press.body}`);
}
