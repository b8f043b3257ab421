import type { Field } from './form.ts';
import { isBracket, type SumGroup, type SumLeaf, type SumPart } from './sum-tree.ts';

/** Looks up what a calculation may be made of. */
export type Sources = readonly Field[];

/**
 * Which parts of a group stand for money, so that a fixed number among them is typed in yuan: among what is added, all as soon
 * as one is; in a product or a quotient that is to be money, the first fixed number where nothing else is (days × 100 yuan).
 */
export function moneyParts(group: SumGroup, above: Sources, wantsMoney: boolean): readonly boolean[] {
  const known = group.parts.map((part) => isMoney(part, above));
  const hasMoney = known.includes(true);
  if (group.way === 'add' || group.way === 'minus') return group.parts.map((part, at) => known[at] === true || (isOpen(part) && (hasMoney || wantsMoney)));
  const carrier = wantsMoney && !hasMoney ? group.parts.findIndex((part, at) => isOpen(part) && (group.way === 'times' || at === 0)) : -1;
  return known.map((is, at) => is || at === carrier);
}

/** Whether somebody who types money here means money by what they type: a number has no unit of its own, nor have brackets around numbers alone. */
function isOpen(part: SumPart): boolean {
  return isBracket(part) ? part.parts.every(isOpen) : 'number' in part;
}

function isMoney(part: SumPart, above: Sources): boolean {
  if (!isBracket(part)) return isMoneyLeaf(part, above);
  const known = part.parts.map((one) => isMoney(one, above));
  return part.way === 'over' ? known[0] === true && known[1] !== true : known.includes(true);
}

function isMoneyLeaf(leaf: SumLeaf, above: Sources): boolean {
  if ('number' in leaf) return false;
  if ('field' in leaf) return holdsMoney(above.find(({ key }) => key === leaf.field));
  const { table, field, times } = leaf.column;
  const source = above.find(({ key }) => key === table);
  const columns = source?.kind === 'table' ? source.columns : [];
  return [field, times].some((key) => holdsMoney(columns.find((column) => column.key === key)));
}

function holdsMoney(field: Field | undefined): boolean {
  return field?.kind === 'money' || (field?.kind === 'calculated' && field.as === 'money');
}
