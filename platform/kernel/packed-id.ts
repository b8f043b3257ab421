import { isUuid } from './id.ts';

/** Characters that an id takes in a code for cameras. */
export const ID_CHARS = 22;

export function packId(id: string): string {
  return toBase64Url(Uint8Array.from(id.replaceAll('-', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));
}

/** One code, one spelling: 22 characters hold four bits more than an id has (QR-1). */
export function unpackId(text: string): string | undefined {
  const bytes = fromBase64Url(text, ID_CHARS);
  if (bytes === undefined) return undefined;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return isUuid(id) ? id : undefined;
}

/** Of exactly so many characters, and in the one spelling that its bytes have. */
export function fromBase64Url(text: string, length: number): Uint8Array<ArrayBuffer> | undefined {
  if (text.length !== length || !/^[\w-]+$/.test(text)) return undefined;
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
  return toBase64Url(bytes) === text ? bytes : undefined;
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
