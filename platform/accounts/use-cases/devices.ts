import { handle } from '#platform/access/handler.ts';
import { loadKeys } from '#platform/crypto/store/subject-keys.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { endpoints, errors } from '../contract.ts';
import { readAgent } from '../device-words.ts';
import { sessionState } from '../session-rules.ts';
import { signedInPerson } from '../signed-in-person.ts';
import { endSessions, endSessionsOf, listDevices } from '../store/sessions.ts';
import { readNetwork } from '../where-from.ts';

/** Where somebody is signed in: their own sessions alone, the newest use first. */
export const listSessions = handle(endpoints.listSessions, async (ctx) => {
  const { personId, sessionId } = signedInPerson(ctx);
  const now = ctx.clock.now();
  const live = (await listDevices(ctx.tx, personId)).filter((session) => sessionState(session, now) === 'live');
  const key = (await loadKeys(ctx.tx, ctx.keyring, [personId])).get(personId);
  return {
    sessions: live.map((session) => ({
      sessionId: session.sessionId, kind: session.kind === 'officer' ? 'officer' as const : 'member' as const, ...readAgent(session.agent),
      network: readNetwork(key, personId, session.networkSealed), openedAt: session.createdAt, lastSeenAt: session.lastSeenAt,
      isThis: session.sessionId === sessionId,
    })),
  };
});

/** At once: the next request with that session's token is a stranger's (SE-2). */
export const endSession = handle(endpoints.endSession, async (ctx, input) => {
  const { personId, sessionId } = signedInPerson(ctx);
  const own = await listDevices(ctx.tx, personId);
  if (!own.some((session) => session.sessionId === input.sessionId)) throw new AppError(errors['session-gone']);
  await endSessions(ctx.tx, [input.sessionId], ctx.clock.now());
  if (input.sessionId === sessionId) ctx.answer.clearSession();
  return {};
});

export const endOtherSessions = handle(endpoints.endOtherSessions, async (ctx) => {
  const { personId, sessionId } = signedInPerson(ctx);
  await endSessionsOf(ctx.tx, personId, ctx.clock.now(), sessionId);
  return {};
});
