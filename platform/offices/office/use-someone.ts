import { useState } from 'react';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import type { Someone } from './offices-api.ts';

export type SomeoneDraft = {
  readonly kind: 'new' | 'known';
  readonly name: string;
  readonly knownId: string | undefined;
  readonly change: (change: Partial<Pick<SomeoneDraft, 'kind' | 'name' | 'knownId'>>) => void;
  /** Undefined until it says who. */
  readonly someone: Someone | undefined;
};

/** Somebody to whom a duty goes: known, or new with an id made here, so that a repeat is the same person. */
export function useSomeone(): SomeoneDraft {
  const { client } = useConnection();
  const [newId] = useState(client.newKey);
  const [draft, setDraft] = useState<Pick<SomeoneDraft, 'kind' | 'name' | 'knownId'>>({ kind: 'new', name: '', knownId: undefined });
  const name = draft.name.trim();
  const made = name.length < 2 ? undefined : { personId: newId, name };
  const known = draft.knownId === undefined ? undefined : { personId: draft.knownId };
  return { ...draft, change: (change) => setDraft({ ...draft, ...change }), someone: draft.kind === 'new' ? made : known };
}
