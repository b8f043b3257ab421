const TOKEN = /^[A-Za-z0-9_-]{108}$/;

/**
 * The code in what a camera read or a person pasted: the poster's whole address or the token alone. Undefined for
 * anything else (a payment code, a web page), so that nothing strange is opened or sent.
 */
export function scannedCode(text: string): string | undefined {
  const trimmed = text.trim();
  const path = /\/s\/([^/?#\s]+)/.exec(trimmed)?.[1] ?? trimmed;
  return TOKEN.test(path) ? path : undefined;
}
