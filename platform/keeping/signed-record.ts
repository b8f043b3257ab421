import type { z } from 'zod';
import type { Keyring } from '#platform/crypto/keyring.ts';
import { isSignedText, signText } from '#platform/crypto/signature.ts';

/** One line: what is said, and the platform's signature over exactly these characters. */
export function toSignedRecord(keyring: Keyring, domain: string, said: object): string {
  const text = JSON.stringify(said);
  return JSON.stringify({ said: text, signature: signText(keyring, domain, text) });
}

/** 'unchecked' when there is no keyring at hand to check with: a restore on a bare machine. */
export type Trust = 'signed' | 'unchecked';

/** Throws RecordBroken unless it is a record of that kind and, where a keyring is at hand, signed by it. */
export function readSignedRecord<Schema extends z.ZodType>(
  keyring: Keyring | undefined, domain: string, schema: Schema, line: string,
): { readonly said: z.output<Schema>; readonly trust: Trust } {
  try {
    const outer: unknown = JSON.parse(line);
    const part = (name: string): string => {
      const value: unknown = typeof outer === 'object' && outer !== null ? Reflect.get(outer, name) : undefined;
      if (typeof value !== 'string') throw new RecordBroken();
      return value;
    };
    const text = part('said');
    if (keyring !== undefined && !isSignedText(keyring, domain, text, part('signature'))) throw new RecordBroken();
    return { said: schema.parse(JSON.parse(text)), trust: keyring === undefined ? 'unchecked' : 'signed' };
  } catch {
    throw new RecordBroken();
  }
}

/** A record of the backup that is damaged, made up, or of another platform. */
export class RecordBroken extends Error {
  constructor() {
    super('a record of the backup is not one that this platform signed');
    this.name = 'RecordBroken';
  }
}
