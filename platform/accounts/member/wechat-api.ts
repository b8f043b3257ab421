import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';

const refs = endpointRefs<typeof endpoints>('accounts');

export const wechatApi = {
  readDoors: refs.query('readDoors'),
  beginWechat: refs.command('beginWechat'),
  finishWechat: refs.command('finishWechat'),
  bindWechat: refs.command('bindWechat'),
  readOwnWechat: refs.query('readOwnWechat'),
  unbindWechat: refs.command('unbindWechat'),
} as const;
