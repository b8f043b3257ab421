/** What a page says to the worker that has not taken it over. */
export const CLAIM = 'claim';


/** What is never taken from the phone: the server's answers, the other apps, other hosts, and the worker itself. */
export function isServersOwn({ origin, pathname }: URL, own: string): boolean {
  return origin !== own || /^\/(api|office|gate)(\/|$)/.test(pathname) || pathname === '/service-worker.js';
}
