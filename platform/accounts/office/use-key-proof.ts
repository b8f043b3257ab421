import { useState } from 'react';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { accountsApi, type KeyProof } from './accounts-api.ts';
import { askKey } from './browser-keys.ts';

export type UseKeyProof = {
  /** Undefined when there is none; `failure` or `wasStopped` then say why. */
  readonly prove: () => Promise<KeyProof | undefined>;
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
  readonly wasStopped: boolean;
};

/** A question from the server, and this device's answer to it. */
export function useKeyProof(): UseKeyProof {
  const begin = useCommand(accountsApi.beginPasskeyProof);
  const [isAsking, setAsking] = useState(false);
  const [wasStopped, setStopped] = useState(false);
  const prove = async (): Promise<KeyProof | undefined> => {
    setStopped(false);
    setAsking(true);
    try {
      const question = await begin.run({});
      if (!question.ok) return undefined;
      const proof = await askKey(question.value);
      setStopped(proof === undefined);
      return proof;
    } finally {
      setAsking(false);
    }
  };
  return { prove, isBusy: isAsking, failure: begin.failure, wasStopped };
}
