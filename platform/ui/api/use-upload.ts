import { useState, type ChangeEvent } from 'react';
import type { ApiFailure, Answer } from './failure.ts';

export type Upload = {
  /** The name of the file that is on its way. */
  readonly coming: string | undefined;
  readonly failure: ApiFailure | undefined;
  readonly take: (event: ChangeEvent<HTMLInputElement>) => Promise<void>;
};

/** For an `<input type="file">`: sends what was chosen up and keeps what was wrong with it. */
export function useUpload<Value>(send: (file: File) => Promise<Answer<Value>>, onUploaded: (value: Value) => void): Upload {
  const [coming, setComing] = useState<string>();
  const [failure, setFailure] = useState<ApiFailure>();
  return {
    coming, failure,
    async take({ currentTarget: input }) {
      const [file] = input.files ?? [];
      if (file === undefined) return;
      setComing(file.name);
      setFailure(undefined);
      const answer = await send(file);
      setComing(undefined);
      // Otherwise choosing the same file again, corrected, is no change and nothing happens.
      input.value = '';
      if (answer.ok) onUploaded(answer.value);
      else setFailure(answer.failure);
    },
  };
}
