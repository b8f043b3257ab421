import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deviceWords, readAgent, toAgent } from './device-words.ts';

const seed = Number(process.env.SEED ?? 20261123);
const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';

test.each([
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0`, 'windows/edge'],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/131.0.0.0 Safari/537.36`, 'windows/chrome'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15', 'macos/safari'],
  ['Mozilla/5.0 (X11; Linux aarch64; rv:115.0) Gecko/20100101 Firefox/115.0', 'linux/firefox'],
  [`Mozilla/5.0 (Linux; Android 14; V2304A) ${WEBKIT} Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.49`, 'android/wechat'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.54', 'ios/wechat'],
  [`Mozilla/5.0 (Phone; OpenHarmony 5.0) ${WEBKIT} Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1.6.1 Mobile`, 'harmony/chrome'],
  ['curl/8.5.0', 'unknown/unknown'], [undefined, 'unknown/unknown'],
])('%s is told as %s', (userAgent, words) => {
  expect(toAgent(deviceWords(userAgent))).toBe(words);
});

test('whatever a browser calls itself, only words of the two lists are kept, and they are read back', () => {
  fc.assert(fc.property(fc.string({ maxLength: 800 }), (userAgent) => {
    const words = deviceWords(userAgent);
    expect(readAgent(toAgent(words))).toEqual(words);
  }), { seed, numRuns: 200 });
});
