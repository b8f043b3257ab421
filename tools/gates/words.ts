/** `listOpenHTTPRequests2` → list, open, http, requests2. */
export function wordsOf(name: string): string[] {
  return name.split(/_|\$|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}
