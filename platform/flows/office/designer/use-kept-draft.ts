import { useEffect, useRef, useState } from 'react';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import { visitMemory } from '#platform/ui/browser-memory.ts';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { designerApi, type KeptDraft } from './designer-api.ts';
import type { HeldDesign } from './held-design.ts';

/** After so long without a change what was typed goes to the server. */
const PAUSE = 1200;

/** changed: somebody else wrote on it meanwhile, and nothing is sent until one says whose is to stand. */
export type Keeping = {
  readonly state: 'resting' | 'saving' | 'saved' | 'failed' | 'changed';
  readonly failure: ApiFailure | undefined;
  /** Mine is to stand, over what the other wrote. */
  readonly insist: () => void;
  /** The other's, instead of mine. */
  readonly takeOther: () => void;
  /** Published or thrown away: nothing of it stays at the union. */
  readonly drop: () => void;
};

type Kept = {
  readonly unionId: string; readonly process: string; readonly mayEdit: boolean;
  /** What stood on the server when the designer was opened. */
  readonly found: KeptDraft | null; readonly held: HeldDesign; readonly isDirty: boolean;
  readonly onOther: (held: HeldDesign) => void;
  readonly onDropped: () => void;
};

/** What the union keeps of a process just now, asked anew each time: what one knew of it may be thrown away since. */
export function useFoundDraft(unionId: string, process: string, isReady: boolean) {
  const { client } = useConnection();
  const [found, setFound] = useState<KeptDraft | null>();
  const [failure, setFailure] = useState<ApiFailure>();
  useEffect(() => {
    let isGone = false;
    if (isReady) {
      void client.call(designerApi.readDraft, { unionId, process }).then((answer) => {
        if (isGone) return;
        setFailure(answer.ok ? undefined : answer.failure);
        if (answer.ok) setFound(answer.value.draft);
      });
    }
    return () => { isGone = true; };
  }, [client, unionId, process, isReady]);
  return { found, failure, forget: () => setFound(null) };
}

/** The revision that this tab knew last: what it holds was made from that one. */
const revisionName = (unionId: string, process: string): string => `zhijia.draft.flows.revision.${unionId}.${process}`;

function knownRevision(unionId: string, process: string, found: KeptDraft | null): number {
  const known = Number(visitMemory.read(revisionName(unionId, process)) ?? Number.NaN);
  return Number.isInteger(known) ? known : found?.revision ?? 0;
}

/** A draft is kept at the union as it grows: it outlives the tab and the computer, and a colleague can go on with it. */
export function useKeptDraft({ unionId, process, mayEdit, found, held, isDirty, onOther, onDropped }: Kept): Keeping {
  const { client } = useConnection();
  const [state, setState] = useState<Keeping['state']>('resting');
  const [failure, setFailure] = useState<ApiFailure>();
  const at = useRef({ revision: knownRevision(unionId, process, found), sent: found === null ? '' : JSON.stringify(found.held), isBusy: false, latest: Promise.resolve() });
  const know = (revision: number | undefined, sent: string): void => {
    at.current = { ...at.current, revision: revision ?? 0, sent };
    visitMemory.write(revisionName(unionId, process), revision === undefined ? undefined : String(revision));
  };
  const save = async (): Promise<void> => {
    const text = JSON.stringify(held);
    if (at.current.isBusy || text === at.current.sent) return;
    at.current.isBusy = true;
    setState('saving');
    const answer = await client.call(designerApi.keepDraft, { unionId, process, revision: at.current.revision, held: JSON.parse(text) });
    at.current.isBusy = false;
    setFailure(answer.ok ? undefined : answer.failure);
    if (answer.ok) know(answer.value.revision, text);
    setState(answer.ok ? 'saved' : answer.failure.code === 'flows/draft-changed' ? 'changed' : 'failed');
  };
  useSaving(mayEdit && isDirty && state !== 'changed' && state !== 'saving', held, () => at.current.latest = save());
  /** What stands there now, whoever wrote it. */
  const look = async (): Promise<KeptDraft | null | undefined> => {
    const answer = await client.call(designerApi.readDraft, { unionId, process });
    setFailure(answer.ok ? undefined : answer.failure);
    return answer.ok ? answer.value.draft : undefined;
  };
  return {
    state, failure,
    insist: () => void look().then((other) => {
      if (other === undefined) return;
      know(other?.revision, '');
      setState('resting');
    }),
    takeOther: () => void look().then((other) => {
      if (other === undefined) return;
      know(other?.revision, other === null ? '' : JSON.stringify(other.held));
      if (other !== null) onOther(other.held as never); // -- kept by this program
      setState('resting');
    }),
    drop: () => {
      // Behind what is on its way: it would bring back what is being thrown away.
      void at.current.latest.then(() => {
        know(undefined, '');
        setState('resting');
        return client.call(designerApi.dropDraft, { unionId, process });
      });
      onDropped();
    },
  };
}

/** After a pause in typing, and at once when the tab goes out of sight. */
function useSaving(isWaiting: boolean, held: HeldDesign, save: () => Promise<void>): void {
  const latest = useRef(save);
  useEffect(() => { latest.current = save; });
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setTimeout(() => void latest.current(), PAUSE);
    const now = (): void => { if (document.visibilityState === 'hidden') void latest.current(); };
    document.addEventListener('visibilitychange', now);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', now);
    };
  }, [isWaiting, held]);
}
