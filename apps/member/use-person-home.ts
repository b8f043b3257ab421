import { housePortal } from '#modules/home/member/house-portal.ts';
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
  // An answer that was kept by an earlier version of the app has no portal.
  const home = answer === undefined || 'portal' in answer ? answer : Object.assign({}, answer, { portal: housePortal });
  return { home: isSignedOut ? null : home, failure: isSignedOut ? undefined : failure, refresh };
}
