import type { Locator, Page } from 'playwright-core';
import { tabStops } from '#platform/testkit/browser/tab-stops.ts';

const MOST_STOPS = 150;

/** Presses Tab until this control has the focus. @throws Error when it is not reached */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let pressed = 0; pressed < MOST_STOPS; pressed += 1) {
    await page.keyboard.press('Tab');
    if (await isFocused(control)) return;
  }
  throw new Error(`Tab never came to ${String(control)}`);
}

export async function pressOn(page: Page, control: Locator): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press('Enter');
}

export function isFocused(control: Locator): Promise<boolean> {
  return control.evaluate((element) => element === document.activeElement);
}

/**
 * Walks the page by Tab from its beginning: the first stop is the way past the menu, every stop has a name, nothing holds
 * the focus, and no control that can be seen is passed over (of a group of radio buttons one stop counts for all).
 *
 * @throws Error naming what is wrong
 */
export async function assertControlsReached(page: Page): Promise<void> {
  await page.evaluate(() => {
    const reached = new Set<EventTarget | null>();
    Reflect.set(window, 'reached', reached);
    document.addEventListener('focusin', (event) => reached.add(event.target));
    // Tab goes on from where the focus was last: so it is put before everything.
    const start = Object.assign(document.createElement('span'), { id: 'before-everything', tabIndex: -1 });
    document.body.prepend(start);
    start.focus();
  });
  const stops = await tabStops(page, MOST_STOPS);
  const unnamed = stops.filter((name) => name.startsWith('(unnamed'));
  const missed = await page.evaluate(() => {
    document.getElementById('before-everything')?.remove();
    const reached = Reflect.get(window, 'reached') as Set<Element>; // -- put there above
    const controls = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]')]
      .filter((one) => one.tabIndex >= 0 && !one.matches(':disabled') && one.closest('[inert]') === null && one.checkVisibility());
    const groups = new Set([...reached].map((one) => one.getAttribute?.('name')).filter((name) => typeof name === 'string'));
    return controls
      .filter((one) => !reached.has(one) && !(one.matches('[type="radio"]') && groups.has(one.getAttribute('name') ?? '')))
      .map((one) => one.outerHTML.slice(0, 160));
  });
  if (unnamed.length > 0 || missed.length > 0 || stops.length === 0) {
    throw new Error(`By Tab on ${page.url()}: stops ${stops.join(' · ')}; unnamed ${unnamed.length}; passed over:\n${missed.join('\n')}`);
  }
}
