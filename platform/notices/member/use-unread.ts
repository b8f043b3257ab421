import { useRead } from '#platform/ui/api/use-read.ts';
import { noticesApi } from './notices-api.ts';

/** How many messages nobody has looked at; 0 while nobody is signed in. */
export function useUnread(isSignedIn: boolean): number {
  const { answer } = useRead(noticesApi.countUnread, {}, { isReady: isSignedIn });
  return isSignedIn ? answer?.unread ?? 0 : 0;
}
