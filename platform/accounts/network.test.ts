import { describe, expect, test } from 'vitest';
import { isLoopback, networkOf } from './network.ts';

describe('the network of an address', () => {
  test.each([
    ['203.0.113.7', '203.0.113.0/24'],
    ['::ffff:203.0.113.250', '203.0.113.0/24'],
    ['2001:db8:1:ab12::9', '2001:db8:1:ab00::/56'],
    ['2001:0db8:0001:abff:1:2:3:4', '2001:db8:1:ab00::/56'],
    ['2001:db8::1', '2001:db8:0:0::/56'],
    ['fe80::1%eth0', 'fe80:0:0:0::/56'],
    ['', 'unreadable'],
    ['203.0.113', 'unreadable'],
    ['unix:/tmp/socket', 'unreadable'],
  ])('%s is in %s', (address, network) => { expect(networkOf(address)).toBe(network); });
});

describe('the loopback address', () => {
  test.each(['127.0.0.1', '127.8.9.10', '::1', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1'])('%s is one', (address) => {
    expect(isLoopback(address)).toBe(true);
  });
  test.each(['128.0.0.1', '10.0.0.1', '::2', '::', '1::1', '::1:1', '', '127.0.0.1.example.org', 'localhost'])('%s is none', (address) => {
    expect(isLoopback(address)).toBe(false);
  });
});
