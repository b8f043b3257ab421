import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * Where a connection to the database breaks: the statement's number since `arm`, counted from 1, or how the statement begins;
 * 'before' it reached the database, or 'after' the database did it and before the answer came. 'hold' breaks nothing: the
 * statement and all behind it wait until `goOn`.
 */
export type Cut = { readonly at: number | string; readonly side: 'before' | 'after' | 'hold' };

export type CuttingProxy = {
  /** The same database by way of the proxy. */
  readonly url: string;
  /** From now on statements are counted, and the one that `cut` names breaks its connection. `onCut` is called as it does. */
  arm(cut: Cut | undefined, onCut?: () => void): void;
  goOn(): void;
  /** The text of the statements since `arm`, in their order. */
  passed(): readonly string[];
  close(): Promise<void>;
};

/**
 * Stands between a server and its PostgreSQL, knows where one statement ends and the next begins (Query and Sync of the
 * protocol, ReadyForQuery in the answer), and can cut the wire exactly there: for proofs that a command killed at any of its
 * round trips has happened as a whole or not at all.
 */
export async function startCuttingProxy(target: string): Promise<CuttingProxy> {
  const to = new URL(target);
  const state: State = { cut: undefined, onCut: () => {}, passed: [], held: [] };
  const sockets = new Set<Socket>();
  const proxy = createServer((client) => {
    const server = connect(Number(to.port), to.hostname);
    const end = (): void => { client.destroy(); server.destroy(); };
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', end);
      socket.on('close', () => { sockets.delete(socket); end(); });
    }
    carry(state, { client, server, end });
  });
  await new Promise<void>((resolve) => { proxy.listen(0, '127.0.0.1', resolve); });
  const url = new URL(target);
  // -- a server that listens on a port has an address with one
  [url.hostname, url.port] = ['127.0.0.1', String((proxy.address() as AddressInfo).port)];
  return {
    url: url.toString(), passed: () => state.passed,
    arm(cut, onCut = () => {}) { Object.assign(state, { cut, onCut, passed: [], held: [] }); },
    goOn() {
      const waiting = state.held.splice(0);
      state.cut = undefined;
      for (const send of waiting) send();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => { proxy.close(resolve); });
    },
  };
}

type State = { cut: Cut | undefined; onCut: () => void; passed: string[]; held: (() => void)[] };
type Wire = { readonly client: Socket; readonly server: Socket; readonly end: () => void };

function carry(state: State, { client, server, end }: Wire): void {
  let isCut = false;
  // Statements under way, and how many of them are still answered to the client before the wire breaks.
  let [underWay, answersLeft]: [number, number | undefined] = [0, undefined];
  const breakHere = (): undefined => {
    isCut = true;
    end();
    state.onCut();
  };
  const toServer = (bytes: Buffer): void => {
    if (state.held.length > 0) state.held.push(() => server.write(bytes));
    else server.write(bytes);
  };
  const textOf = readTexts();
  client.on('data', readMessages(false, (message, type) => {
    const text = textOf(message, type);
    if (isCut || answersLeft !== undefined) return undefined;
    if (type !== 'Q' && type !== 'S') return { held: !AT_ONCE.has(type) };
    state.passed.push(text);
    const { cut } = state;
    const isHere = typeof cut?.at === 'string' ? text.startsWith(cut.at) : cut?.at === state.passed.length;
    if (isHere && cut?.side === 'before') return breakHere();
    if (isHere && cut?.side === 'hold') {
      state.held.push(() => {});
      state.onCut();
    }
    if (isHere && cut?.side === 'after') answersLeft = underWay;
    underWay += 1;
    return { held: false };
  }, toServer));
  server.on('data', readMessages(true, (_message, type) => {
    if (isCut) return undefined;
    if (type !== 'Z') return { held: underWay > 0 && HELD.has(type) };
    underWay = Math.max(0, underWay - 1);
    if (answersLeft === 0) return breakHere();
    if (answersLeft !== undefined) answersLeft -= 1;
    return { held: false };
  }, (bytes) => client.write(bytes)));
}

/** Flush, a password, the end, and the first message of all: what no statement waits for. */
const AT_ONCE: ReadonlySet<string> = new Set(['H', 'p', 'X', '']);

/** The answers of a statement: kept back until it is answered as a whole. What tells the driver of its shape goes on at once. */
const HELD: ReadonlySet<string> = new Set(['D', 'C', '2', 'E', 'I']);

type Judge = (message: Buffer, type: string) => { readonly held: boolean } | undefined;

/** Splits a stream into messages; what is held goes on together with the next message that is not. Undefined drops it. */
function readMessages(isFromServer: boolean, judge: Judge, send: (bytes: Buffer) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let held: Buffer[] = [];
  // A client's first message has no type.
  let head = isFromServer ? 1 : 0;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= head + 4 && rest.length >= head + rest.readUInt32BE(head)) {
      const message = rest.subarray(0, head + rest.readUInt32BE(head));
      rest = rest.subarray(message.length);
      const verdict = judge(message, head === 0 ? '' : String.fromCharCode(message[0] ?? 0));
      head = 1;
      if (verdict === undefined) held = [];
      else if (verdict.held) held.push(message);
      else {
        send(Buffer.concat([...held, message]));
        held = [];
      }
    }
  };
}

/** The text of the statement that a message belongs to: a Query says it, Parse once under a name that each Bind repeats. */
function readTexts(): (message: Buffer, type: string) => string {
  const named = new Map<string, string>();
  let text = '';
  return (message, type) => {
    const [first, second] = message.toString('utf8', 5).split('\0', 2).map((part) => part.trim());
    if (type === 'Q') text = first ?? '';
    if (type === 'P') named.set(first ?? '', second ?? '');
    if (type === 'B') text = named.get(second ?? '') ?? '';
    return text;
  };
}
