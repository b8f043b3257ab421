import { defineService } from '#platform/contract/service.ts';
import { endpoints } from './contract.ts';

/** Where 扫码诉求 is off nobody begins a case or makes a poster; what runs is finished, rated, looked up and counted. */
export const appealsService = defineService('appeals', endpoints, {
  initially: 'on', icon: 'scan', group: 'voice', order: 100,
  pages: ['/scan', '/appeals', '/receipt'],
  goesOn: [
    'openReceipt', 'readCase', 'listMine', 'addMessage', 'withdrawAppeal', 'rateAppeal', 'readOwnPhoto',
    'listAppeals', 'readAppeal', 'readPhoto', 'revealContact', 'acceptAppeal', 'askWorker', 'answerAppeal', 'closeAppeal',
    'pauseAppeal', 'resumeAppeal', 'listReceivers', 'handOverAppeal', 'refuseAppeal', 'escalateAppeal', 'takeUpAppeal', 'declareConflict',
    'listSimilar', 'joinAppeal', 'partAppeal', 'listLimits', 'listAlarms', 'seeAlarm', 'listCallBacks', 'revealCallBack', 'recordCallBack',
    'listCodes', 'retireCode', 'findUnionCodes', 'readFigures', 'downloadFigures', 'listCalled',
  ],
  asksItself: ['readCode', 'submitAppeal'],
});
