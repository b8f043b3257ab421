import type { Union } from '../orgs-api.ts';
import type { UnionFacts } from './tree-api.ts';

export type ActFormProps = {
  readonly union: Union;
  readonly facts: UnionFacts;
  readonly onCancel: () => void;
  /** With the sentence that says what was done. `isGone`: the union is no more. */
  readonly onDone: (sentence: string, change?: { readonly name?: string; readonly isGone?: boolean }) => void;
};
