import fastify from 'fastify';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { callerAddress } from './caller-address.ts';

test('the address of a call is what the framework says it is, whatever was forwarded and by whom', async () => {
  const app = fastify({ trustProxy: 'loopback' });
  app.get('/', (request) => ({ framework: request.ip, own: callerAddress(request.raw) }));
  const address = fc.constantFrom('127.0.0.1', '127.8.8.8', '::1', '10.0.0.1', '203.0.113.9', '2001:db8::1', '::ffff:127.0.0.1', '::ffff:198.51.100.7');
  await fc.assert(fc.asyncProperty(address, fc.option(fc.array(address, { minLength: 1, maxLength: 4 }), { nil: undefined }), async (remoteAddress, forwarded) => {
    const answer = await app.inject({ url: '/', remoteAddress, ...(forwarded === undefined ? {} : { headers: { 'x-forwarded-for': forwarded.join(', ') } }) });
    expect(answer.json().own).toBe(answer.json().framework);
  }), runs(200));
  await app.close();
});
