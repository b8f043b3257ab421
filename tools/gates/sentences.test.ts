import { describe, expect, test } from 'vitest';
import { placeholders } from './locale-files.ts';
import { spoken } from './planted.ts';
import { sentencesBy } from './sentences.ts';
import { sentenceTable } from './sentence-table.ts';

const sentences = sentencesBy([]);

const page = 'modules/appeals/member/list.tsx';
const locale = {
  'modules/appeals/locale/en.json': '{\n  "appeals/not-open": "Not open",\n  "appeals.title": "Appeals of {union}"\n}',
  'modules/appeals/locale/zh-CN.json': '{\n  "appeals/not-open": "未受理",\n  "appeals.title": "{union}的诉求"\n}',
};
const said = (path: string, code: string) => spoken(sentences, { ...locale, [path]: code });

describe('a sentence in the code', () => {
  test.each([
    "export const x = '诉求';", 'export const x = `已有 ${n} 件`;', 'export const x = <p>诉求</p>;', "export const x = { title: '诉求' };",
    'export const x = <p>Your appeal was sent</p>;', 'export const x = <button>Save</button>;', "export const x = <p>{'Your appeal was sent'}</p>;",
    "export const x = <p>{isSent ? 'Was sent today' : null}</p>;", 'export const x = <p>{`Sent by ${name} today again`}</p>;',
    'export const x = <input placeholder="Write here please" />;', 'export const x = <a aria-label="Back" />;', "export const x = <img alt={'A photo of it'} />;",
    "export const columns = [{ title: 'Received cases' }];",
  ])('is refused: %s', (code) => {
    expect(said(page, code)).toEqual([expect.stringContaining('write it in locale/')]);
  });

  test.each([
    "export const x = <p>{t('appeals.title', { union })}</p>;", 'export const x = <p className="card wide">·</p>;', 'export const x = <Field label="appeals.title" />;',
    "export const x = 'two words'; // 注释里的中文", 'export const x = <span>ID</span>;', "export const x = <p data-kind='one two'>{count}/{all}</p>;", 'export const x = /[一-鿿]/;',
  ])('is not: %s', (code) => {
    expect(said(page, code)).toEqual([]);
  });

  test.each(['modules/appeals/rules/a.test.ts', 'apps/server/demo/unions.ts', 'platform/orgs/pilot.demo.ts', 'platform/testkit/world.ts', 'modules/appeals/locale/words.ts'])(
    'is at home in %s', (path) => {
      expect(said(path, "export const x = '诉求';")).toEqual([]);
    });

  test('server code is looked at too', () => {
    expect(said('platform/http/answer.ts', "export const x = '诉求';")).toHaveLength(1);
  });
});

describe('the table of exceptions', () => {
  const words = 'platform/accounts/password-policy.ts';
  const excepting = sentencesBy([{ where: words, reason: 'words to compare with' }]);

  test('lets Chinese words stand in its files, nowhere else', () => {
    expect(spoken(excepting, { [words]: "export const x = ['工会'];" })).toEqual([]);
    expect(spoken(excepting, { [words]: "export const x = ['工会'];", [page]: "export const x = '工会';" })).toEqual([expect.stringContaining(page)]);
  });

  test('a row that nothing uses any more is itself a violation', () => {
    expect(spoken(excepting, { [words]: 'export const x = [];' })).toEqual([expect.stringContaining('take it out')]);
    expect(sentenceTable.filter((row) => row.reason.length < 20)).toEqual([]);
  });
});

describe('keys', () => {
  test('t() of a key that stands in no locale file is refused', () => {
    expect(said(page, "t('appeals.titel')")).toEqual([expect.stringContaining('appeals.titel stands in no locale file')]);
    expect(said(page, "t(isOpen ? 'appeals.title' : 'appeals.gone')")).toEqual([expect.stringContaining('appeals.gone')]);
    expect(said(page, 't(`status.${state}`)')).toEqual([expect.stringContaining('status.… stands in no locale file')]);
    expect(said(page, "t('appeals.title'); text.t('appeals.title'); t(`appeals.${name}`); t(key)")).toEqual([]);
  });

  test('every error has its sentence', () => {
    expect(said('modules/appeals/contract.ts', "defineErrors('appeals', {\n 'not-open': 'conflict',\n 'too-late': 'conflict' })"))
      .toEqual(['modules/appeals/contract.ts:3 the error appeals/too-late has no sentence in any locale file.']);
    expect(said('modules/appeals/contract.ts', 'defineErrors(room, catalogue)')).toEqual([expect.stringContaining('literally')]);
  });
});

describe('the two languages', () => {
  const pair = (en: string, zh: string) =>
    spoken(sentences, { 'platform/ui/locale/en.json': en, 'platform/ui/locale/zh-CN.json': zh });

  test('say the same, with the same parameters', () => {
    expect(pair('{"a": "{n:photo|photos} of {who}"}', '{"a": "{who}的{n}张照片"}')).toEqual([]);
    expect(pair('{"a": "x",\n "b": "y"}', '{"a": "x"}')).toEqual([expect.stringMatching(/en\.json:2 b has no sentence in .*zh-CN\.json/)]);
    expect(pair('{"a": "by {who}"}', '{"a": "由"}')).toEqual([expect.stringContaining('a: {who} is not in platform/ui/locale/zh-CN.json')]);
  });

  test('are whole: no empty value, no key twice, no nesting, no missing file, readable', () => {
    expect(pair('{"a": " "}', '{"a": "好"}')).toEqual([expect.stringContaining('a has no sentence')]);
    expect(pair('{"a": "x",\n"a": "y"}', '{"a": "好"}')).toEqual([expect.stringContaining('en.json:2 the key a stands twice')]);
    expect(pair('{"a": {"b": "x"}}', '{}').join()).toContain('one flat object');
    expect(pair('{"a": ', '{}').join()).toContain('not readable as JSON');
    expect(spoken(sentences, { 'platform/ui/locale/en.json': '{}' })).toEqual([expect.stringContaining('zh-CN.json:1 the file is missing')]);
  });

  test('two folders may not say different things under one key, except two apps', () => {
    const files = (one: string, other: string) => ({
      [`${one}/locale/en.json`]: '{"save": "Save"}', [`${one}/locale/zh-CN.json`]: '{"save": "保存"}',
      [`${other}/locale/en.json`]: '{"save": "Keep"}', [`${other}/locale/zh-CN.json`]: '{"save": "保存"}',
    });
    expect(spoken(sentences, files('modules/aid', 'platform/ui'))).toEqual([expect.stringContaining('save says something else')]);
    expect(spoken(sentences, files('apps/member', 'apps/office'))).toEqual([]);
  });

  test('a counted word is one parameter', () => {
    expect(placeholders('{count} {count:photo|photos} by {who}')).toEqual(['count', 'who']);
  });
});
