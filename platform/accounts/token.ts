import { hash } from 'node:crypto';
import type { Random } from '#platform/kernel/random.ts';

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** 256 bits, base64url. Given out once; only its hash is stored. */
export function newToken(random: Random): string {
  return Buffer.from(random.bytes(32)).toString('base64url');
}

/** What is stored and looked up. A plain hash is enough: nobody guesses 256 bits. */
export function tokenHash(token: string): string {
  return hash('sha256', token, 'base64url');
}

/** Anything else is not looked up at all. */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}
