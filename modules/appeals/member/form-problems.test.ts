import { describe, expect, test } from 'vitest';
import { contactAsked, isAppealDraft, newAppealDraft, toSubmission, type AppealDraft } from './appeal-draft.ts';
import { formProblems, isMobileNumber } from './form-problems.ts';

let next = 0;
const random = { bytes: (count: number) => Uint8Array.from({ length: count }, () => next++ % 250) };
const filled: AppealDraft = {
  ...newAppealDraft(random, 'c'), topic: 'complaint', text: ' 热水停了 ', disclosure: 'named', name: '工友甲', phone: '138 0000 0000',
};

describe('a draft', () => {
  test('has everything that must not change before anything is chosen', () => {
    const draft = newAppealDraft(random, 'c');
    expect(draft.queryCode).toMatch(/^\d{20}$/);
    expect(draft.appealId).not.toBe(draft.key);
  });

  test('survives being written down, and nothing else passes for one', () => {
    expect(isAppealDraft(JSON.parse(JSON.stringify(filled)))).toBe(true);
    for (const held of [null, {}, [], { ...filled, topic: 'pay' }, { ...filled, photos: 1 }, { ...filled, key: undefined }]) {
      expect(isAppealDraft(held)).toBe(false);
    }
  });
});

describe('what the form asks for', () => {
  test('nobody anonymous is asked who they are, and nothing typed before goes along', () => {
    const sent = toSubmission({ ...filled, disclosure: 'anonymous' }, 'key');
    expect(sent).not.toHaveProperty('name');
    expect(sent).not.toHaveProperty('phone');
    expect(sent?.text).toBe('热水停了');
  });

  test('whom the matter is about goes along only when it was said; what is not chosen yet is not sent', () => {
    expect(toSubmission(filled, 'key')).not.toHaveProperty('about');
    expect(toSubmission({ ...filled, about: 'contact-person' }, 'key')).toMatchObject({ about: 'contact-person', name: '工友甲', phone: '138 0000 0000' });
    expect(toSubmission({ ...filled, disclosure: undefined }, 'key')).toBeUndefined();
  });

  test('who is signed in is asked for nothing; else a number, and for the named a name', () => {
    expect(contactAsked('named', true)).toEqual({ name: false, phone: false });
    expect(contactAsked('named', false)).toEqual({ name: true, phone: true });
    expect(contactAsked('confidential', false)).toEqual({ name: false, phone: true });
    expect(contactAsked(undefined, false)).toEqual({ name: false, phone: false });
  });

  test('every empty field is named at once', () => {
    const problems = formProblems(newAppealDraft(random, 'c'), [], { name: true, phone: true });
    expect(Object.keys(problems)).toEqual(['topic', 'text', 'disclosure', 'name', 'phone']);
    expect(formProblems(filled, [], contactAsked('named', false))).toEqual({});
  });

  test.each(['13800000000', '+8613800000000', '138-0000-0000', '１３８００００００００'])('a number as people write it: %s', (typed) => {
    expect(isMobileNumber(typed)).toBe(true);
  });

  test.each(['', '1380000000', '010-12351', '138000000000'])('no mobile number: %s', (typed) => {
    expect(isMobileNumber(typed)).toBe(false);
  });
});
