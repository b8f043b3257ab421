import type { AskSecond } from '../ask-second.ts';
import type { Union } from '../orgs-api.ts';
import type { UnionFacts } from './tree-api.ts';

export type ActFormProps = {
  readonly union: Union;
  readonly facts: UnionFacts;
  readonly askSecond: AskSecond;
  readonly onCancel: () => void;
  /** With the sentence that says what was done. */
  readonly onDone: (sentence: string, change?: { readonly name?: string }) => void;
};
