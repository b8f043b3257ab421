import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { settableClock, toInstant } from '#platform/kernel/clock.ts';
import { createTranslator } from '#platform/text/translator.ts';
import uiWords from '#platform/ui/locale/en.json' with { type: 'json' };
import { TextProvider } from '#platform/ui/text/text-provider.tsx';
import { isCell, KIND_GROUPS, newField } from '../build.ts';
import { checkAnswers } from '../check-answers.ts';
import type { FieldKind, Form } from '../form.ts';
import type { Answers } from '../holds.ts';
import words from '../locale/en.json' with { type: 'json' };
import { drawOnDesk } from '../office/draw-on-desk.tsx';
import { drawOnPhone } from './draw-on-phone.tsx';
import { FieldList } from './field-list.tsx';
import type { DrawField, FormFieldsProps } from './field-props.tsx';

const t = createTranslator({ language: 'en', bundles: [uiWords, words], strict: true, clock: settableClock(toInstant('2026-11-23T00:00:00Z')) });
const kinds: readonly FieldKind[] = KIND_GROUPS.flatMap((group) => [...group.kinds]);
const WORDS = { label: 'The question', choices: ['One', 'Two', 'Three', 'Four', 'Five', 'Six'], column: 'The column' };
const form = (kind: FieldKind): Form => ({ fields: [{ ...newField(kind, 'a', WORDS), hint: { 'zh-CN': 'The hint' }, isRequired: true }] });

function markup(draw: DrawField, props: Partial<FormFieldsProps> & Pick<FormFieldsProps, 'form'>): string {
  const node = <FieldList draw={draw} answers={{}} onChange={() => undefined} photos={{ purpose: 'test', subjectKey: 'x' }} {...props} />;
  return renderToStaticMarkup(<TextProvider initial={t} load={async () => t}>{node}</TextProvider>);
}

describe.each<[string, DrawField]>([['phone', drawOnPhone], ['PC', drawOnDesk]])('on the %s', (_, draw) => {
  const asked = kinds.filter((kind) => !['section', 'note', 'calculated', 'person', 'union'].includes(kind));

  test.each(kinds.filter((kind) => kind !== 'section'))('%s shows its question and its hint', (kind) => {
    const html = markup(draw, { form: form(kind) });
    expect(html).toContain('The question');
    expect(html).toContain('The hint');
    expect(html).not.toContain('Optional');
  });

  test.each(asked)('%s ties what is wrong to its control', (kind) => {
    const checked = checkAnswers(form(kind), {});
    if (checked.ok) throw new Error('nothing was missing');
    const html = markup(draw, { form: form(kind), problems: checked.problems });
    const place = /<p class="zj-error" id="([^"]+)"/.exec(html)?.[1] ?? 'nowhere';
    expect(html).toMatch(/Please (fill this in|choose|add a photo|sign|fill in at least one row)\./);
    expect([...html.matchAll(/aria-describedby="([^"]*)"/g)].some(([, ids = '']) => ids.split(' ').includes(place))).toBe(true);
    expect(markup(draw, { form: form(kind) })).not.toContain('zj-error');
  });

  test('a wrong cell says so in its own row', () => {
    const answers = { a: [{ 'text-1': 'x' }, { 'text-1': 'y'.repeat(201) }] };
    const checked = checkAnswers(form('table'), answers);
    const html = markup(draw, { form: form('table'), answers, problems: checked.ok ? [] : checked.problems });
    expect(html.split('zj-error').length).toBe(2);
    expect(html).toContain('please remove 1.');
  });

  test('a calculated column says what the row comes to as it is typed, and takes nothing', () => {
    const [price, cost] = [newField('money', 'price', { ...WORDS, label: 'Price' }), newField('calculated', 'cost', { ...WORDS, label: 'Cost' })];
    const table = newField('table', 'a', WORDS);
    if (table.kind !== 'table' || !isCell(price) || cost.kind !== 'calculated') throw new Error('not the kinds asked for');
    const twice: Form = { fields: [{ ...table, columns: [price, { ...cost, sum: { times: [{ field: 'price' }, { number: 2 }] } }] }] };
    const html = markup(draw, { form: twice, answers: { a: [{ price: 1250, cost: 1 }, { price: '12x' }] } });
    expect([...html.matchAll(/<output[^>]*>([^<]*)<\/output>/g)].map(([, said]) => said)).toEqual(['¥25.00', 'Worked out once what comes before is filled in']);
    expect(html.match(/<input/g)).toHaveLength(2);
  });

  test('what may not be written is shown to read', () => {
    const answers: Answers = { a: 'Given words' };
    expect(markup(draw, { form: form('text'), answers })).toContain('<input');
    const html = markup(draw, { form: form('text'), answers, editable: [] });
    expect(html).not.toContain('<input');
    expect(html).toContain('Given words');
  });

  test('a hidden field is not drawn', () => {
    const hidden: Form = { fields: [...form('yes-no').fields, { ...newField('text', 'b', { ...WORDS, label: 'Only sometimes' }), showIf: { field: 'a', is: 'equal', to: true } }] };
    expect(markup(draw, { form: hidden })).not.toContain('Only sometimes');
    expect(markup(draw, { form: hidden, answers: { a: true } })).toContain('Only sometimes');
  });
});
