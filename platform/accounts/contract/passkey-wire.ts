import { z } from 'zod';

const base64url = (most: number) => z.string().regex(/^[A-Za-z0-9_-]+$/).max(most);
/** The one-time question, as the server gave it out. */
export const challenge = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
export const credential = base64url(1400);
export const passkeyName = z.string().trim().min(1).max(40);
const TRANSPORTS = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const;

/** What navigator.credentials.get answers, without what nobody reads. */
export const passkeyProof = z.object({
  challenge, credential, authenticatorData: base64url(2000), clientData: base64url(4000), signature: base64url(8000),
});

/** What navigator.credentials.create answers. */
export const newPasskey = z.object({
  challenge, credential, clientData: base64url(4000), attestation: base64url(20_000), transports: z.array(z.enum(TRANSPORTS)).max(8),
});

/** For a browser that is about to ask a key. `credentials` is empty before anybody is known: the key itself knows whose it is. */
export const proofQuestion = z.object({ challenge: z.string(), host: z.string(), credentials: z.array(z.string()) });

/** For a browser that is about to make a key; `known` are the ones that need not be made again. */
export const newKeyQuestion = z.object({
  challenge: z.string(), host: z.string(), userId: z.string(), userName: z.string(), displayName: z.string(), known: z.array(z.string()),
});

export const passkeyView = z.object({
  credential: z.string(), name: z.string(), isSynced: z.boolean(), createdAt: z.date(), lastUsedAt: z.date().nullable(),
});
