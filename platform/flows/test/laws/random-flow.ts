import fc from 'fast-check';
import type { Flow, Step } from '../../definition.ts';
import { MOST_STEPS } from '../../rules/check-flow.ts';
import { allSteps } from '../../rules/starter-fields.ts';
import { ELEMENTS } from './small-flows.ts';

/** A shape to grow a flow from; keys are given afterwards, so that each is there once. */
type Shape =
  | { readonly kind: 'element'; readonly name: string }
  | { readonly kind: 'again'; readonly back: number; readonly most: number }
  | { readonly kind: 'choose'; readonly branches: readonly (readonly Shape[])[]; readonly otherwise: readonly Shape[]; readonly above: number }
  | { readonly kind: 'together'; readonly branches: readonly (readonly Shape[])[]; readonly need: number | undefined };

const { shapes } = fc.letrec<{ shape: Shape; shapes: readonly Shape[] }>((tie) => {
  const inner = fc.oneof({ maxDepth: 3, depthSize: 'small' }, { weight: 6, arbitrary: fc.constant<readonly Shape[]>([]) }, { weight: 14, arbitrary: tie('shapes') });
  return {
    shape: fc.oneof(
      { maxDepth: 3 },
      { weight: 12, arbitrary: fc.record({ kind: fc.constant('element' as const), name: fc.constantFrom(...Object.keys(ELEMENTS)) }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('again' as const), back: fc.nat(4), most: fc.integer({ min: 1, max: 3 }) }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('choose' as const), branches: fc.array(inner, { minLength: 1, maxLength: 3 }), otherwise: inner, above: fc.integer({ min: 0, max: 3 }) }) },
      { weight: 4, arbitrary: fc.record({ kind: fc.constant('together' as const), branches: fc.array(inner, { minLength: 2, maxLength: 4 }), need: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }) }) },
    ),
    shapes: fc.array(tie('shape'), { minLength: 1, maxLength: 6 }),
  };
});

/** Definitions that no officer would draw, and that must run all the same. */
export const randomFlow: fc.Arbitrary<Flow> = shapes.map((list) => {
  let count = 0;
  const key = (): string => {
    count += 1;
    return `s${count}`;
  };
  return { steps: grow(list, key) };
}).filter((flow) => allSteps(flow.steps).length <= MOST_STEPS);

function grow(list: readonly Shape[], key: () => string): readonly Step[] {
  const steps: Step[] = [];
  for (const shape of list) steps.push(...stepsOf(shape, steps, key));
  return steps;
}

function stepsOf(shape: Shape, before: readonly Step[], key: () => string): readonly Step[] {
  const own = key();
  const named = { key: own, title: { 'zh-CN': own } };
  const branches = (lists: readonly (readonly Shape[])[]) => lists.map((list, index) => ({ key: `${own}-branch-${index}`, title: named.title, steps: grow(list, key) }));
  switch (shape.kind) {
    case 'element': return ELEMENTS[shape.name]?.(own) ?? [];
    case 'again': {
      const to = before.at(-1 - (shape.back % Math.max(1, before.length)));
      return to ? [{ ...named, kind: 'again', to: to.key, most: shape.most }] : [];
    }
    case 'choose': return [{
      ...named, kind: 'choose', otherwise: grow(shape.otherwise, key),
      branches: branches(shape.branches).map((branch, index) => ({ ...branch, when: { field: 'sum', is: 'above', to: shape.above + index } })),
    }];
    case 'together': return [{ ...named, kind: 'together', branches: branches(shape.branches), need: shape.need }];
  }
}
