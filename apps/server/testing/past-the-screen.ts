import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { endpointPath } from '#platform/contract/endpoint-path.ts';

/** A question of the page's own person, past the screen. */
export function ask(page: Page, id: string, input: object) {
  return page.evaluate(async ([path, sent]) => (await fetch(`/api${path}?input=${encodeURIComponent(sent)}`)).json(), [endpointPath(id), JSON.stringify(input)] as const);
}

/** A command of the page's own person, past the screen; what was refused fails the test with the server's words. */
export async function tell(page: Page, id: string, input: object): Promise<void> {
  const answer = await page.evaluate(async ([path, body]) => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
    const response = await fetch(`/api${path}`, { method: 'POST', headers, body });
    return [response.status, await response.text()] as const;
  }, [endpointPath(id), JSON.stringify(input)] as const);
  expect([id, ...answer]).toEqual([id, 200, answer[1]]);
}
