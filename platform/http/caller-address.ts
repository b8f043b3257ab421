import type { IncomingMessage } from 'node:http';
import { isLoopback } from '#platform/accounts/network.ts';

/**
 * Where a call came from, as the framework's `trustProxy: 'loopback'` reads it: only the proxy on this machine may say,
 * and what was said to it before is believed only as far as it came from this machine.
 */
export function callerAddress(request: IncomingMessage): string {
  const connected = request.socket.remoteAddress ?? '';
  const { 'x-forwarded-for': forwarded } = request.headers;
  if (forwarded === undefined || !isLoopback(connected)) return connected;
  const said = (Array.isArray(forwarded) ? forwarded.join(',') : forwarded).split(',').map((one) => one.trim()).reverse();
  return said.find((one) => !isLoopback(one)) ?? said.at(-1) ?? connected;
}
