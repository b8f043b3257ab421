/** The simple lines of a `.gitignore` (names, `name/`, `*.ext`) as patterns for one path segment. */
export function ignorePatterns(text: string): RegExp[] {
  return text.split('\n').map((line) => line.trim().replace(/^\/|\/$/g, ''))
    .filter((line) => line !== '' && !line.startsWith('#') && !line.includes('/'))
    .map((line) => new RegExp(`^${line.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '[^/]*')}$`));
}
