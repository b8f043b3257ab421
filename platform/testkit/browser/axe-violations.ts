import axe from 'axe-core';
import type { Page } from 'playwright-core';

export interface AxeViolation {
  /** axe's rule, such as `color-contrast`. */
  id: string;
  impact: string;
  nodes: { html: string; summary: string }[];
}

const options: axe.RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  resultTypes: ['violations'],
};

/**
 * Breaches of WCAG 2.2 A and AA on the page as it stands, best-practice rules left out.
 * Call it once per state: page, dialog open, errors shown.
 */
export async function axeViolations(page: Page): Promise<AxeViolation[]> {
  // Half faded words have no contrast yet. What never ends (a spinner) is not waited for.
  await page.waitForFunction(() => document.getAnimations().every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().endTime === Infinity));
  // Through the debugger, so that the page's own content security policy stays as strict as in real use.
  await page.evaluate(axe.source);
  const results = await page.evaluate<axe.AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  return results.violations.map(({ id, impact, nodes }) => ({
    id,
    impact: impact ?? 'unknown',
    nodes: nodes.map(({ html, failureSummary }) => ({ html, summary: failureSummary ?? '' })),
  }));
}
