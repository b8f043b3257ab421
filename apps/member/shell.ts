const CACHE = 'zhijia.shell.';
/** What a page says to the worker that has not taken it over. */
export const CLAIM = 'claim';

export function shellCache(version: string): string {
  return `${CACHE}${version}`;
}

/** What is never taken from the phone: the server's answers, the console, other hosts, and the worker itself. */
export function isServersOwn({ origin, pathname }: URL, own: string): boolean {
  return origin !== own || pathname.startsWith('/api/') || pathname === '/office' || pathname.startsWith('/office/') || pathname === '/service-worker.js';
}

/** SHA-256 in hexadecimal, as the build wrote it for the page. */
export async function digestOf(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
