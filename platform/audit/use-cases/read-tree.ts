import type { z } from 'zod';
import { handle } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { endpoints } from '../contract.ts';
import { askVerification } from '../jobs.ts';
import { toLogKey, toVerifierKey } from '../log-key.ts';
import { listNewestCheckpoints } from '../store/checkpoints.ts';
import { countUnread } from '../store/entries.ts';
import { countLeaves } from '../store/leaves.ts';
import { listVerifications } from '../store/verifications.ts';
import { compareCheckpoint } from '../verify.ts';

const SHOWN = 10;

/** Nothing here tells of a person but who had the tree verified, and that is an officer's own act. */
export const readTree = handle(endpoints.readTree, (ctx) => withSystemReach(ctx, 'tail', async ({ tx, keyring }) => {
  const key = toLogKey(keyring);
  const checkpoints = await listNewestCheckpoints(tx, SHOWN);
  const verifications = await listVerifications(tx, SHOWN);
  return {
    origin: key.origin, verifierKey: toVerifierKey(key), size: await countLeaves(tx), waiting: await countUnread(tx),
    checkpoints: checkpoints.map(({ root, ...one }) => ({ ...one, root: root.toString('base64') })),
    verifications: verifications.map(({ id, madeAt, askedBy, personName, size, outcome, position }) =>
      ({ verificationId: id, madeAt, askedBy, personName, size, outcome: toOutcome(outcome), position })),
  };
}));

type Outcome = z.output<typeof endpoints.readTree.output>['verifications'][number]['outcome'];

function toOutcome(outcome: string): Outcome {
  return endpoints.readTree.output.shape.verifications.element.shape.outcome.parse(outcome);
}

export const compareNote = handle(endpoints.compareCheckpoint, (ctx, { note }) => withSystemReach(ctx, 'tail', async ({ tx, keyring }) => {
  const compared = await compareCheckpoint(tx, keyring, note);
  return {
    kind: compared.kind, size: 'size' in compared ? compared.size : null, sizeThen: 'sizeThen' in compared ? compared.sizeThen : null,
    restored: compared.kind === 'restored'
      ? { at: compared.restored.restoredAt, source: compared.restored.source, keptSize: compared.restored.keptSize } : null,
  };
}));

/** The whole tree is computed anew beside the requests, in pieces; the page shows the result when it is there. */
export const verifyTree = handle(endpoints.verifyTree, async (ctx) => {
  if (ctx.actor.kind !== 'person') throw new TypeError('access let somebody in who is no person');
  await askVerification(ctx, ctx.actor.personId);
  return {};
});
