import type { CDPSession, Page } from 'playwright-core';

interface Stop {
  node: number;
  name: string;
  isInModal: boolean;
}

/**
 * Presses Tab from where the focus is until it leaves the document, and tells the accessible names it passed, in
 * order; a thing without a name is `(unnamed <role>)`. In an open modal dialog it stops after one round.
 *
 * @param limit how often Tab is pressed at most
 * @throws Error when Tab comes back to a thing without having left the document (WCAG 2.1.2, no keyboard trap)
 */
export async function tabStops(page: Page, limit: number): Promise<string[]> {
  const debuggerSession = await page.context().newCDPSession(page);
  try {
    const stops: Stop[] = [];
    while (stops.length < limit) {
      await page.keyboard.press('Tab');
      await settle(page);
      const stop = await focusedStop(debuggerSession);
      if (stop === undefined) break;
      const earlier = stops.findIndex(({ node }) => node === stop.node);
      // A modal dialog keeps the focus by design: coming round to where it was entered is its end.
      if (earlier === 0 && stop.isInModal) break;
      if (earlier >= 0) throw new Error(`Tab is trapped: ${[...stops.slice(earlier), stop].map(({ name }) => name).join(' → ')}`);
      stops.push(stop);
    }
    return stops.map(({ name }) => name);
  } finally {
    await debuggerSession.detach();
  }
}

/** Traps of real widgets send the focus back in a timer or on the next frame. */
function settle(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 0)))),
  );
}

const focusedElement = `(() => {
  if (!document.hasFocus()) return null;
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
})()`;

async function focusedStop(session: CDPSession): Promise<Stop | undefined> {
  const { result } = await session.send('Runtime.evaluate', { expression: focusedElement });
  const { objectId } = result;
  if (objectId === undefined) return undefined;
  // The browser's own reckoning of the name, as a screen reader is told it.
  const { nodes } = await session.send('Accessibility.getPartialAXTree', { objectId, fetchRelatives: false });
  const { node } = await session.send('DOM.describeNode', { objectId });
  const modal = await session.send('Runtime.callFunctionOn', {
    objectId,
    functionDeclaration: `function () { return this.closest('[aria-modal="true"], dialog:modal') !== null; }`,
    returnByValue: true,
  });
  const name = String(nodes[0]?.name?.value ?? '').trim();
  const role = String(nodes[0]?.role?.value ?? 'element');
  return { node: node.backendNodeId, name: name === '' ? `(unnamed ${role})` : name, isInModal: modal.result.value === true };
}
