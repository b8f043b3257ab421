import { inLanguage } from '#platform/forms/in-language.ts';
import { branchesOf } from '../../rules/definition-pieces.ts';
import { findStep } from '../../rules/edit-flow.ts';
import type { DefinitionConflict } from '../../rules/merge-definitions.ts';
import type { ProcessDefinition } from '../../wire.ts';
import { laneName, partWords, textOf } from './change-words.ts';
import type { Speaker } from './step-words.ts';

/** What a conflict is about, named by the version that has it. */
export function conflictName(speaker: Speaker, above: ProcessDefinition, path: string): string {
  const { t, definition } = speaker;
  const [piece = '', part] = path.split('.');
  const [sort, key = ''] = piece.split(':');
  if (key === '') return t(`flows.designer.head.${piece}`);
  if (sort === 'order') return t(key === 'fields' ? 'flows.designer.conflict.field-order' : 'flows.designer.conflict.step-order');
  const name = [definition, above].map((version) => pieceName({ ...speaker, definition: version }, sort ?? '', key)).find((found) => found !== undefined) ?? t('flows.designer.name-unknown');
  const what = t(`flows.designer.conflict.${sort === 'field' ? 'field' : sort === 'branch' ? 'branch' : 'step'}`, { name });
  return part === undefined ? what : t('flows.designer.conflict.part', { what, part: t(partName(sort ?? '', part)) });
}

function partName(sort: string, part: string): string {
  if (part === '@list') return 'flows.designer.part.place';
  return sort === 'field' && !['label', 'hint', 'kind', 'isRequired', 'class', 'showIf'].includes(part) ? 'flows.designer.part.field-other' : `flows.designer.part.${part}`;
}

function pieceName({ t, definition }: Speaker, sort: string, key: string): string | undefined {
  if (sort === 'field') {
    const field = definition.form.fields.find((one) => one.key === key);
    return field === undefined ? undefined : inLanguage(field.label, t.language);
  }
  const [step = '', branch] = key.split('/');
  const found = findStep(definition.flow, step)?.step;
  if (found === undefined) return undefined;
  const part = branch === undefined ? found : branchesOf(found).find((one) => one.key === branch);
  return part === undefined ? undefined : inLanguage(part.title, t.language);
}

/** One of the values, as far as it can be said in a line. */
export function conflictValue(speaker: Speaker, { path }: DefinitionConflict, value: unknown): string {
  const { t } = speaker;
  const [piece = '', part] = path.split('.');
  if (piece.startsWith('order:')) return Array.isArray(value) ? value.map((id) => pieceName(speaker, String(id).split(':')[0] ?? '', String(id).split(':')[1] ?? '') ?? '').filter((name) => name !== '').join(' → ') : '';
  if (part === undefined && piece.includes(':')) return t(value === null ? 'flows.designer.conflict.gone' : 'flows.designer.conflict.there');
  if (part === '@list') return value === null ? t('flows.designer.part-none') : textOf(value) === 'steps' ? t('flows.designer.canvas') : laneName(speaker, textOf(value).replace(/^[a-z]+:/, ''));
  if (piece === 'group') return t(`flows.group.${textOf(value)}`);
  if (piece === 'begunBy') return t(`flows.designer.begun-by.${textOf(value)}`);
  if (piece.startsWith('field:') && typeof value === 'object' && value !== null && !Reflect.has(value, 'zh-CN')) return t('flows.designer.conflict.complex');
  if (piece.startsWith('field:') && part === 'kind') return t(`forms.kind.${textOf(value)}`);
  return partWords(speaker, part ?? piece, value);
}
