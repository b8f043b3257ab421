const HOME = '/';

/** Where to go after signing in: a path of this app from `?next=`, and nothing that leads elsewhere ('//host', 'https:'). */
export function nextPlace(search: string): string {
  const asked = new URLSearchParams(search).get('next') ?? HOME;
  return /^\/(?![/\\])/.test(asked) ? asked : HOME;
}

export function signInPath(next: string): string {
  return next === HOME ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`;
}
