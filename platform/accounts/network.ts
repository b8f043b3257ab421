import { isIP } from 'node:net';

/**
 * The network an address belongs to, as far as one guesser owns it: an IPv4 /24, an IPv6 /56.
 * Anything unreadable is one network of its own, so that garbage gives no unlimited tries.
 */
export function networkOf(address: string): string {
  const plain = withoutMapping(address);
  if (isIP(plain) === 4) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  if (isIP(plain) === 6) {
    const [first = 0, second = 0, third = 0, fourth = 0] = groupsOf(plain);
    return `${[first, second, third, fourth & 0xff00].map((group) => group.toString(16)).join(':')}::/56`;
  }
  return 'unreadable';
}

export function isLoopback(address: string): boolean {
  const plain = withoutMapping(address);
  if (isIP(plain) === 4) return plain.startsWith('127.');
  return isIP(plain) === 6 && groupsOf(plain).every((group, index) => group === (index === 7 ? 1 : 0));
}

/** '::ffff:127.0.0.1' is how a dual-stack socket names an IPv4 caller. */
function withoutMapping(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

/** The eight groups of an IPv6 address, '::' filled in. */
function groupsOf(address: string): number[] {
  const [head = '', tail] = address.replace(/%.*$/, '').split('::');
  const numbers = (part: string) => part.split(':').filter((group) => group !== '').map((group) => Number.parseInt(group, 16));
  const [front, back] = [numbers(head), numbers(tail ?? '')];
  return [...front, ...Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => 0), ...back];
}
