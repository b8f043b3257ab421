import { constants } from 'node:os';
import { isMainThread } from 'node:worker_threads';

// Preloaded into the server by zhijia.mjs: tells the launcher which signals arrived here (see run-node.mjs), and
// stops the server as SIGTERM would when the launcher is gone, e.g. after kill -9.
if (isMainThread && process.channel) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (process.connected) process.send({ received: signal }, () => {});
      endUnlessHandled(signal);
    });
  }
  process.once('disconnect', () => {
    process.emit('SIGTERM', 'SIGTERM');
  });
  process.channel.unref();
}

/** Listening takes away the default; until the server listens too, a signal ends it as it would have. */
function endUnlessHandled(signal) {
  if (process.listenerCount(signal) === 1) process.exit(128 + constants.signals[signal]);
}
