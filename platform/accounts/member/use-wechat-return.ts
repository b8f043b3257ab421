import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useDraft } from '#platform/ui/phone/use-draft.ts';
import { wechatApi } from './wechat-api.ts';
import { EMPTY_WECHAT, isWechatDraft, WECHAT_DRAFT } from './wechat-draft.ts';

export type WechatReturn = {
  /** `binding`: this WeChat is nobody's yet. `lost`: the address holds nothing, as after a step back. */
  readonly state: 'asking' | 'binding' | 'failed' | 'lost';
  readonly ticket: string;
  readonly failure: ApiFailure | undefined;
  readonly next: string;
  /** On to where the person was going. */
  readonly leave: () => void;
};

/** Redeems what WeChat sent the browser back with, once. The answer leaves the address bar before anything else happens. */
export function useWechatReturn(): WechatReturn {
  const [, navigate] = useLocation();
  const draft = useDraft(WECHAT_DRAFT, EMPTY_WECHAT, isWechatDraft);
  const { run, isBusy, failure } = useCommand(wechatApi.finishWechat);
  const [brought] = useState(readAddress);
  const tried = useRef(false);
  const { next, ticket } = draft.value;
  const leave = (): void => {
    draft.clear();
    navigate(next, { replace: true });
  };
  useEffect(() => {
    if (tried.current || brought === undefined) return;
    tried.current = true;
    window.history.replaceState(null, '', window.location.pathname);
    void run(brought).then((answer) => {
      if (!answer.ok) return;
      if (answer.value.ticket === null) leave();
      else draft.set({ ticket: answer.value.ticket });
    });
  });
  const state = failure !== undefined ? 'failed' : ticket !== '' ? 'binding' : brought === undefined && !isBusy ? 'lost' : 'asking';
  return { state, ticket, failure, next, leave };
}

function readAddress(): { code: string; state: string } | undefined {
  const query = new URLSearchParams(window.location.search);
  const [code, state] = [query.get('code'), query.get('state')];
  return code === null || state === null ? undefined : { code, state };
}
