/** What makes code give another answer tomorrow, or elsewhere. */
export type Impurity = 'clock' | 'chance' | 'environment' | 'network' | 'timer';

/** A place where one impurity is at home. It must occur there: a row that nothing uses any more is taken out. */
export type PurityRow = { readonly what: Impurity; readonly where: string; readonly reason: string };

export const purityTable: readonly PurityRow[] = [
  { what: 'clock', where: 'platform/kernel/', reason: 'the one source of the present; everything else takes a Clock' },
  { what: 'chance', where: 'platform/kernel/', reason: 'the one source of chance; everything else takes a Random' },
  { what: 'environment', where: 'apps/server/settings.ts', reason: 'every setting is read, checked and named once' },
  { what: 'network', where: 'platform/ui/', reason: 'the browser\'s one client of our own server' },
  { what: 'network', where: 'platform/ui/kept/shell-worker.ts', reason: 'stands between the app and the network: hands pages and files through' },
  { what: 'network', where: 'platform/accounts/wechat-port.ts', reason: 'the one question to WeChat, where an operator has set a public account' },
  { what: 'chance', where: 'platform/ui/api/browser-random.ts', reason: 'the browser\'s source of a Random: keys and codes are made on the phone' },
];
