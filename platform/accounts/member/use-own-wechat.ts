import { useRead } from '#platform/ui/api/use-read.ts';
import { wechatApi } from './wechat-api.ts';

/** Whether there is anything to say of WeChat: a platform without it never speaks of it, unless a binding is left to end. */
export function useOwnWechat(): boolean {
  const doors = useRead(wechatApi.readDoors, {});
  const own = useRead(wechatApi.readOwnWechat, {});
  const isBound = own.answer !== undefined && own.answer.boundAt !== null;
  return isBound || (doors.answer?.wechat ?? null) !== null;
}
