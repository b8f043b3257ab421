import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { useDraft } from '#platform/ui/phone/use-draft.ts';
import { wechatApi } from './wechat-api.ts';
import { EMPTY_WECHAT, isWechatDraft, WECHAT_DRAFT } from './wechat-draft.ts';

export type WechatDoor = {
  /** Where there is no public account, or the browser is not WeChat's, there is no door. */
  readonly isOpen: boolean;
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
  readonly go: () => Promise<void>;
};

/** The way to WeChat and back to `next`. */
export function useWechatDoor(next: string): WechatDoor {
  const { answer } = useRead(wechatApi.readDoors, {});
  const begin = useCommand(wechatApi.beginWechat);
  const draft = useDraft(WECHAT_DRAFT, EMPTY_WECHAT, isWechatDraft);
  const opensIn = answer?.wechat ?? null;
  const go = async (): Promise<void> => {
    draft.set({ next, ticket: '' });
    const begun = await begin.run({});
    if (begun.ok) window.location.assign(begun.value.address);
  };
  return { isOpen: opensIn === 'anywhere' || (opensIn === 'wechat' && isWechat(navigator.userAgent)), isBusy: begin.isBusy, failure: begin.failure, go };
}

export function isWechat(userAgent: string): boolean {
  return /MicroMessenger/i.test(userAgent);
}
