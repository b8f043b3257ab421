import type { Command } from '#platform/ui/api/use-command.ts';

/** An act that another officer looks at first. The id is made by the form, so that a repeat asks once. */
export type AskedAct = {
  readonly requestId: string;
  /** Where it is asked for: the union above the one that it is about. */
  readonly unionId: string;
  readonly action: 'orgs.mergeUnion' | 'orgs.dissolveUnion';
  readonly payload: Readonly<Record<string, string | number>>;
};

/** How a second person is asked is not this room's business: the app prepares the request and opens its page. */
export type AskSecond = Pick<Command<never, unknown>, 'isBusy' | 'failure'> & { readonly ask: (act: AskedAct) => Promise<void> };
