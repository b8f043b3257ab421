import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import type { Role } from './permissions.ts';

/** To whom a notice goes: a person, or whoever holds an office of a union when it is delivered. */
export type NoticeRecipient =
  | { readonly person: PersonId }
  | { readonly union: UnionId; readonly roles: readonly Role[] };

/** `kind` is a key in locale/; `link` is a path in the phone app or the console. Nothing personal in `params`. */
export type NoticeIntent = {
  readonly to: NoticeRecipient;
  readonly kind: string;
  readonly params: Readonly<Record<string, string>>;
  readonly link: string;
};
