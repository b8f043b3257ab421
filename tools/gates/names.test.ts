import { describe, expect, test } from 'vitest';
import { names } from './names.ts';
import { spoken } from './planted.ts';
import { wordsOf } from './words.ts';

describe('paths', () => {
  test.each([
    'modules/appeals/closeAppeal.ts', 'modules/appeals/Close.tsx', 'modules/appeals/use_cases/close.ts', 'platform/http/http-helper.ts', 'platform/utils/x.ts',
    'platform/db/db-manager.ts', 'modules/appeals/appeal-data.ts', 'modules/appeals/index.ts', 'modules/appeals/common/x.ts', 'platform/orgs/org-info.test.ts',
  ])('%s is refused', (path) => {
    expect(spoken(names, { [path]: 'export const here = 1;' })).toHaveLength(1);
  });

  test.each([
    'modules/appeals/close-appeal.ts', 'modules/appeals/README.md', 'modules/appeals/locale/zh-CN.json', 'platform/db/database.ts', 'modules/appeals/test/journey.e2e.ts',
    'modules/appeals/store/migrations/0001_appeal.sql', 'apps/member/index.html', 'platform/db/data-directory.ts', 'docs/pictures/Home.png',
  ])('%s is right', (path) => {
    expect(spoken(names, { [path]: path.endsWith('.ts') ? 'export const here = 1;' : '' })).toEqual([]);
  });
});

describe('exported names', () => {
  test.each([
    'export function dateHelper() {}', 'export const appealUtils = 1;', 'export type AppealDto = string;', 'export class SessionManager {}', 'export type BaseRow = 1;',
    'export interface IUnion {}', 'export type AppealData = 1;', 'const x = 1; export { x as unionInfo };',
  ])('%s is refused', (code) => {
    expect(spoken(names, { 'modules/appeals/a.ts': code })).toHaveLength(1);
  });

  test.each([
    'export type Id = string;', 'export const database = 1;', 'export const dataKey = 1;', 'export const toBase64 = 1;', 'const baseInfo = 1;', 'export const information = 1;',
    'export type IdCard = 1;',
  ])('%s is right', (code) => {
    expect(spoken(names, { 'modules/appeals/a.ts': code })).toEqual([]);
  });
});

describe('the glossary', () => {
  const glossary = '# Words\n\n| 中文 term | English identifier | avoid |\n|---|---|---|\n| 诉求 | appeal | ticket, `work order` (of other systems) |\n| 工会 | union | — |\n';
  const said = (path: string, code: string) => spoken(names, { 'docs/GLOSSARY.md': glossary, [path]: code });

  test.each(['const openTicket = 1;', 'function listTickets() {} function ticketOf() {}', 'type Row = { workOrderId: string };', 'export type Ticket = 1;'])('refuses %s', (code) => {
    expect(said('modules/appeals/a.ts', code)).toEqual([expect.stringMatching(/the glossary says appeal, not (ticket|work order)/)]);
  });

  test.each(['const appeal = 1;', 'const order = work;', "call({ ticket: 1 }, 'ticket');", 'const other = system;'])('lets %s through', (code) => {
    expect(said('modules/appeals/a.ts', code)).toEqual([]);
  });

  test('tests may quote the other systems', () => {
    expect(said('modules/appeals/a.test.ts', 'const ticket = 1;')).toEqual([]);
  });
});

test('a name is split where a reader would', () => {
  expect(wordsOf('listOpenHTTPRequests2')).toEqual(['list', 'open', 'http', 'requests2']);
  expect(wordsOf('MAX_OPEN_CASES')).toEqual(['max', 'open', 'cases']);
});
