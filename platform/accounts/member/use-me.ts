import { useRead, type Read } from '#platform/ui/api/use-read.ts';
import { accountsApi, type Me } from './accounts-api.ts';

export type Who = Pick<Read<unknown>, 'failure' | 'refresh'> & {
  /** Undefined until the server has said, null for nobody. */
  readonly me: Me | null | undefined;
};

/** Who holds this phone. Asked once per page and after every sign-in and sign-out. */
export function useMe(): Who {
  const { answer, failure, refresh } = useRead(accountsApi.readMe, {});
  return { me: answer?.me, failure, refresh };
}
