import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { isatty } from 'node:tty';
import { findNodes, giveUp } from './find-node.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs Node 24 with `args` in our place: same terminal, same signals, same end. With `hasLifeline` the child was
 * started with server-lifeline.mjs, tells which signals reached it and ends when this process is killed.
 */
export function runNode(args, { hasLifeline = false } = {}) {
  const [node, ...others] = findNodes();
  if (node === undefined) giveUp('launcher/no-node', {});
  start(node, others, { args, hasLifeline });
}

function start(node, others, order) {
  const child = spawn(node, order.args, { stdio: ['inherit', 'inherit', 'inherit', ...(order.hasLifeline ? ['ipc'] : [])] });
  child.once('error', (error) => {
    if (child.pid !== undefined) return;
    // E.g. a system whose C library is not the one that the pinned Node was built for.
    if (others.length === 0) giveUp('launcher/cannot-run', { node, reason: error.code ?? error.message });
    start(others[0], others.slice(1), order);
  });
  child.once('spawn', () => {
    if (order.hasLifeline) passSignalsOnce(child);
    else passSignals(child);
    child.once('exit', endLike);
  });
}

/** A terminal signals both of us on Ctrl-C and when it closes; everything else reaches this process alone. */
function passSignals(child) {
  const hasTerminal = [0, 1, 2].some((descriptor) => isatty(descriptor));
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (signal === 'SIGTERM' || !hasTerminal) child.kill(signal);
    });
  }
}

const PATIENCE_MS = 1000;

/**
 * Terminals, service managers and `kill` differ in whom they signal, and a second signal may mean "at once". So a
 * signal is passed on only when the child does not say soon that it has it already.
 */
function passSignalsOnce(child) {
  const counts = Object.fromEntries(SIGNALS.map((signal) => [signal, { mine: 0, theirs: 0, passed: 0 }]));
  child.on('message', (message) => {
    if (message?.received in counts) counts[message.received].theirs += 1;
  });
  for (const signal of SIGNALS) {
    const count = counts[signal];
    process.on(signal, () => {
      count.mine += 1;
      setTimeout(() => {
        if (Math.max(count.theirs, count.passed) >= count.mine) return;
        count.passed += 1;
        child.kill(signal);
      }, PATIENCE_MS);
    });
  }
}

/** Ends this process the way the child ended, so that the caller sees the same exit code or signal. */
function endLike(code, signal) {
  if (signal === null) process.exit(code ?? 1);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
  // A signal that does not end this process must not look like success.
  setTimeout(() => process.exit(128 + (constants.signals[signal] ?? 1)), 1000);
}
