import { describe, expect, test } from 'vitest';
import { EMPTY_ENTRY, entryProblems, isEntryDraft, newEntryIds, toEntry, type EntryDraft } from './entry-draft.ts';

const ids = newEntryIds({ bytes: (count) => Uint8Array.from({ length: count }, (_, index) => index) });
const whole: EntryDraft = {
  ...EMPTY_ENTRY, ...ids, unionId: ids.appealId, source: 'phone', topic: 'aid', text: ' 想申请困难帮扶 ', disclosure: 'named', name: ' 王师傅 ', phone: '13900001111',
};

describe('a case written down by an officer', () => {
  test('is sent without the spaces around it', () => {
    expect(entryProblems(whole)).toEqual({});
    expect(toEntry(whole)).toMatchObject({ text: '想申请困难帮扶', name: '王师傅', phone: '13900001111', about: 'nobody' });
  });

  test('says at each field what is missing, and is not sent meanwhile', () => {
    expect(Object.keys(entryProblems(EMPTY_ENTRY)).sort()).toEqual(['disclosure', 'source', 'text', 'topic']);
    expect(toEntry(EMPTY_ENTRY)).toBeUndefined();
  });

  test('takes neither name nor number of somebody who wants to stay unknown', () => {
    expect(toEntry({ ...whole, disclosure: 'anonymous' })).not.toHaveProperty('name');
    expect(toEntry({ ...whole, disclosure: 'anonymous' })).not.toHaveProperty('phone');
  });

  test('comes back from the tab as it was, and what an older version left is refused', () => {
    expect(isEntryDraft(JSON.parse(JSON.stringify(whole)))).toBe(true);
    expect(isEntryDraft({ ...whole, source: 'scan' })).toBe(false);
    expect(isEntryDraft({ text: '' })).toBe(false);
  });

  test('has ids of its own: a case id and twenty digits', () => {
    expect(ids.queryCode).toMatch(/^\d{20}$/);
    expect(ids.appealId).toMatch(/^[0-9a-f-]{36}$/);
  });
});
