import type { z } from 'zod';
import type { newKeyQuestion, newPasskey, passkeyProof, proofQuestion } from '../contract/passkey-wire.ts';

type Proof = z.infer<typeof passkeyProof>;
type NewKey = z.infer<typeof newPasskey>;

const PATIENCE_MS = 120_000;
const ES256 = -7;
const ED25519 = -8;
const RS256 = -257;

/** False on plain http: the browser then offers no keys at all. */
export function hasKeys(): boolean {
  return typeof window !== 'undefined' && 'PublicKeyCredential' in window;
}

/** Asks the device for an answer; undefined when the person or the device said no, which the browser does not tell apart. */
export async function askKey(question: z.infer<typeof proofQuestion>): Promise<Proof | undefined> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const answer = await startAuthentication({
    optionsJSON: {
      challenge: question.challenge, rpId: question.host, userVerification: 'required', timeout: PATIENCE_MS,
      allowCredentials: question.credentials.map((id) => ({ id, type: 'public-key' })),
    },
  }).catch(() => undefined);
  if (answer === undefined) return undefined;
  const { authenticatorData, clientDataJSON, signature } = answer.response;
  return { challenge: question.challenge, credential: answer.id, authenticatorData, clientData: clientDataJSON, signature };
}

/** Lets the device make a key that it can find again by itself and that asks for a PIN, a finger or a face each time. */
export async function makeKey(question: z.infer<typeof newKeyQuestion>, house: string): Promise<NewKey | 'known' | undefined> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  const made = await startRegistration({
    optionsJSON: {
      challenge: question.challenge, rp: { id: question.host, name: house }, timeout: PATIENCE_MS, attestation: 'none',
      user: { id: question.userId, name: question.userName, displayName: question.displayName },
      pubKeyCredParams: [ES256, ED25519, RS256].map((alg) => ({ alg, type: 'public-key' })),
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
      excludeCredentials: question.known.map((id) => ({ id, type: 'public-key' })),
    },
  }).catch((error: unknown) => (error instanceof Error && error.name === 'InvalidStateError' ? 'known' : undefined));
  if (made === undefined || made === 'known') return made;
  const { attestationObject, clientDataJSON, transports } = made.response;
  return {
    challenge: question.challenge, credential: made.id, clientData: clientDataJSON, attestation: attestationObject,
    transports: (transports ?? []).filter(isTransport),
  };
}

const TRANSPORTS: readonly string[] = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] satisfies NewKey['transports'];

function isTransport(name: string): name is NewKey['transports'][number] {
  return TRANSPORTS.includes(name);
}
