import { describe, expect, test } from 'vitest';
import { toOrgPath } from '#platform/kernel/org-path.ts';
import { errors } from '../contract.ts';
import { treeErrors } from '../contract/tree.ts';
import { placeMoved } from './move-union.ts';

const union = { path: toOrgPath('1/2/'), linePath: null, level: 2, parentId: 'p' as never, secondLeaderId: null };
const target = { id: 't' as never, path: toOrgPath('1/3/'), linePath: null, ancestors: ['p' as never], level: 2 };
const alone = { levels: 1, led: 0, excess: 0 };

describe('moving a union', () => {
  test('gives it the next place below its target', () => {
    expect(placeMoved(union, target, alone, 4)).toEqual({ ok: true, value: '1/3/4/' });
  });

  test.each([
    ['same-parent', union, { ...target, id: 'p' as never }, alone, treeErrors['same-parent']],
    ['itself', union, { ...target, path: union.path }, alone, treeErrors['below-itself']],
    ['below itself', union, { ...target, path: toOrgPath('1/2/1/') }, alone, treeErrors['below-itself']],
    ['an eleventh level', union, { ...target, level: 8 }, { ...alone, levels: 3 }, errors['too-deep']],
    ['two second leaders on one way up', union, { ...target, linePath: toOrgPath('1/9/01/') }, { ...alone, led: 1 }, errors['already-led']],
    ['being led by what it leads', union, { ...target, linePath: toOrgPath('1/2/01/') }, alone, errors['leads-others']],
    ['being led by what it leads, farther round', { ...union, linePath: toOrgPath('1/9/01/2/') }, { ...target, linePath: toOrgPath('1/9/01/2/5/01/') }, alone, errors['leads-others']],
    ['a second line without room', union, { ...target, linePath: toOrgPath('1/9/01/1/1/') }, { ...alone, excess: 13 }, errors['too-deep']],
  ] as const)('refuses %s', (...[, moving, to, subtree, error]) => {
    expect(placeMoved(moving, to, subtree, 1)).toMatchObject({ ok: false, error });
  });

  test('ten levels are enough, and the last one fits', () => {
    expect(placeMoved(union, { ...target, level: 7 }, { ...alone, levels: 3 }, 1).ok).toBe(true);
  });
});
