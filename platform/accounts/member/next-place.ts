const HOME = '/';

/** Where to go after signing in: a path of this app from `?next=`, and nothing that leads elsewhere ('//host', 'https:'). */
export function nextPlace(search: string): string {
  const asked = new URLSearchParams(search).get('next') ?? HOME;
  return /^\/(?![/\\])/.test(asked) ? asked : HOME;
}

/** Any page of this app with the place to go to afterwards. */
export function withNext(path: string, next: string): string {
  return next === HOME ? path : `${path}?next=${encodeURIComponent(next)}`;
}

export function signInPath(next: string): string {
  return withNext('/sign-in', next);
}
