import type { Form } from '#platform/forms/form.ts';

/** A session as whoever holds it knows it. */
export type SessionCheckinProps = {
  /** Whose session it is. */
  readonly unionId: string;
  readonly rollId: string;
  /** All sessions of the same thing: who came is also counted over all of them. */
  readonly rolls: readonly string[];
  /** The name of the files. */
  readonly title: string;
  readonly beginsAt: Date;
  readonly endsAt: Date;
  /** What whoever signed up was asked; door staff may be shown some of it. */
  readonly questions: Form | null;
  /** Not called off. */
  readonly isRunning: boolean;
};
