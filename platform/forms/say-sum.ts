import type { Translator } from '#platform/text/translator.ts';
import { readYuan } from './amount.ts';
import type { Field } from './form.ts';
import { inLanguage } from './in-language.ts';
import { moneyParts } from './sum-money.ts';
import { isBracket, type SumGroup, type SumLeaf, type SumWay } from './sum-tree.ts';

const SIGNS: Readonly<Record<SumWay, string>> = { add: '+', minus: '−', times: '×', over: '÷' };

/** A calculation as one reads it out: (income − costs) ÷ people. Needs the sentences of `office/locale`. */
export function saySum(t: Translator, group: SumGroup, above: readonly Field[], wantsMoney: boolean): string {
  const money = moneyParts(group, above, wantsMoney);
  return group.parts.map((part, at) => {
    if (!isBracket(part)) return sayLeaf(t, part, above, money[at] === true);
    const said = saySum(t, part, above, money[at] === true);
    return part.parts.length === 1 ? said : t('forms.sum.brackets', { sum: said });
  }).join(` ${SIGNS[group.way]} `);
}

function sayLeaf(t: Translator, leaf: SumLeaf, above: readonly Field[], isMoney: boolean): string {
  if ('number' in leaf) return isMoney ? t('forms.say.money', { amount: readYuan(leaf.number) }) : String(leaf.number);
  const nameOf = (fields: readonly Field[], key: string) => {
    const field = fields.find((one) => one.key === key);
    return field === undefined ? t('forms.office.gone-field') : inLanguage(field.label, t.language);
  };
  if ('field' in leaf) return nameOf(above, leaf.field);
  const { table, field, times } = leaf.column;
  const source = above.find(({ key }) => key === table);
  const columns = source?.kind === 'table' ? source.columns : [];
  const summed = times === undefined ? nameOf(columns, field) : `${nameOf(columns, field)} ${SIGNS.times} ${nameOf(columns, times)}`;
  return t('forms.sum.column', { table: nameOf(above, table), column: summed });
}
