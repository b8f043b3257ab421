export const TABS = ['flow', 'form', 'about', 'try', 'versions', 'upgrade'] as const;
export type Tab = (typeof TABS)[number];

/** What a drawer is open for. */
export type Selection = { readonly step: string; readonly branch?: string };

/** The id of the button that opens a step or branch: where a problem leads to, and where the focus comes back. */
export function buttonId({ step, branch }: Selection): string {
  return branch === undefined ? `flow-step-${step}` : `flow-step-${step}-branch-${branch}`;
}
