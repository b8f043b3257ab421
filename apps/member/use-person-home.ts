import { useRead, type Read } from '#platform/ui/api/use-read.ts';
import { homeApi, type PersonHome } from './home-api.ts';

export type PersonHomeState = Pick<Read<unknown>, 'refresh'> & {
  /** Undefined until the server has said, null for nobody. */
  readonly home: PersonHome | null | undefined;
  /** Why it is not known; being signed out is no failure. */
  readonly failure: Read<unknown>['failure'];
};

/** What the home page and the tab bar show of the person: one small question for both. */
export function usePersonHome(): PersonHomeState {
  const { answer, failure, refresh } = useRead(homeApi.readHome, {});
  const isSignedOut = failure?.code === 'http/not-signed-in';
  return { home: isSignedOut ? null : answer, failure: isSignedOut ? undefined : failure, refresh };
}
