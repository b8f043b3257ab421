import { createPublicKey, verify } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { temporaryKeyring } from '#platform/crypto/keyring.ts';
import { toInstant } from '#platform/kernel/clock.ts';
import { seededRandom } from '#platform/kernel/random.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { toLogKey, toVerifierKey } from './log-key.ts';
import { rootOf } from './merkle.ts';
import { consistencyProof, readerOf } from './proofs.ts';
import { readCheckpointNote, toCheckpointNote } from './notes/checkpoint-note.ts';
import { findCosignedAt, writeCosignature } from './notes/cosignature.ts';
import { readSignedNote, readVerifierKey, writeVerifierKey, type NoteKey } from './notes/signed-note.ts';
import { judgeRequest } from './notes/judge-request.ts';
import { readWitnessRequest, writeWitnessRequest } from './notes/witness-request.ts';
import { toWitnessKey } from './witness-key.ts';

const log = toLogKey(temporaryKeyring(seededRandom(1)));
const known = readVerifierKey(toVerifierKey(log)) ?? ((): NoteKey => { throw new Error('no key'); })();
const witness = toWitnessKey(temporaryKeyring(seededRandom(2)));
const AT = toInstant('2026-11-23T08:00:00Z');

const entries = (count: number, salt = '') => Array.from({ length: count }, (_, index) => Buffer.from(`${salt}${index}`));
const headOf = (count: number, salt = '') => ({ size: count, root: rootOf(readerOf(entries(count, salt)), count) });
const request = (old: number, size: number, salt = '') => writeWitnessRequest({
  old, proof: consistencyProof(readerOf(entries(size, salt)), old, size), note: toCheckpointNote(log, headOf(size, salt)),
});

describe('a witness', () => {
  test('signs every tree that leads on from what it saw, and no fork of it', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 60 }), (old, more) => {
      const size = old + more;
      expect(judgeRequest(request(old, size), known, headOf(old))).toMatchObject({ kind: 'fit', head: { size } });
      // The same sizes, the same key, another history.
      expect(judgeRequest(request(old, size, 'x'), known, headOf(old)).kind).toBe('inconsistent');
    }), runs(60));
  });

  test('says why it does not sign: rolled back, begun elsewhere, another key, a changed proof, no request at all', () => {
    expect(judgeRequest(request(0, 5), known, undefined)).toMatchObject({ kind: 'fit' });
    expect(judgeRequest(request(5, 5), known, headOf(9))).toEqual({ kind: 'behind', seen: 9 });
    expect(judgeRequest(request(5, 12), known, headOf(9))).toEqual({ kind: 'other-start', seen: 9 });
    const stranger = toLogKey(temporaryKeyring(seededRandom(3)));
    expect(judgeRequest(request(0, 5), { ...known, publicKey: stranger.publicKey }, undefined).kind).toBe('not-signed');
    expect(judgeRequest(request(0, 5), { ...known, name: stranger.origin }, undefined).kind).toBe('not-signed');
    const sound = readWitnessRequest(request(9, 12));
    const changed = { old: 9, note: sound?.note ?? '', proof: (sound?.proof ?? []).map(() => Buffer.alloc(32)) };
    expect(judgeRequest(writeWitnessRequest(changed), known, headOf(9)).kind).toBe('inconsistent');
    for (const text of ['', 'old x\n\n', 'old 1\nshort\n\nnote', 'nothing']) expect(judgeRequest(text, known, undefined).kind).toBe('unreadable');
  });

  test('adds a line in the format of C2SP tlog-cosignature, which leaves the checkpoint readable and cannot be moved to another', () => {
    const note = toCheckpointNote(log, headOf(7));
    const text = readSignedNote(note)?.text ?? '';
    const signed = `${note}${writeCosignature(witness, { text, at: AT, sign: witness.sign })}`;
    expect(readCheckpointNote(log, signed)).toMatchObject({ kind: 'signed', head: { size: 7 } });
    const read = readSignedNote(signed.replaceAll('\n', '\r\n'));
    expect(read?.signatures).toHaveLength(2);
    expect(read === undefined ? undefined : findCosignedAt(read, witness)).toBe(AT.getTime() / 1000);
    // By hand, as another program would: id ‖ time ‖ signature over the named text.
    const bytes = Buffer.from(signed.trimEnd().split(' ').at(-1) ?? '', 'base64');
    expect(bytes.length).toBe(4 + 8 + 64);
    const open = createPublicKey({ key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), witness.publicKey]), format: 'der', type: 'spki' });
    expect(verify(null, Buffer.from(`cosignature/v1\ntime 1795420800\n${text}`), open, bytes.subarray(12))).toBe(true);
    const moved = `${toCheckpointNote(log, headOf(8))}${signed.slice(note.length)}`;
    const other = readSignedNote(moved);
    expect(other === undefined ? 0 : findCosignedAt(other, witness)).toBeUndefined();
    expect(read === undefined ? 0 : findCosignedAt(read, { ...witness, publicKey: log.publicKey })).toBeUndefined();
  });

  test('and a verifier key is read back, or refused when one symbol of it is another', () => {
    const written = writeVerifierKey(witness);
    expect(readVerifierKey(written)).toEqual({ name: witness.name, type: 4, publicKey: witness.publicKey });
    expect(readVerifierKey(written.replace('zhijia-witness-', 'zhijia-witnes-'))).toBeUndefined();
    expect(readVerifierKey('no key')).toBeUndefined();
  });
});
