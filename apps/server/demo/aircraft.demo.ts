import type { UnionRow } from '#platform/orgs/store/unions.ts';

/** One union of 西飞's inner tree; `parent` is a key of this list or 'aircraft', the company's own union. */
export type InnerUnion = { readonly key: string; readonly parent: string; readonly name: string; readonly kind: UnionRow['kind'] };

const PLANTS = ['机械加工', '钣金', '复合材料', '部件装配', '总装', '试飞'] as const;
const WORKSHOPS = ['一', '二', '三'] as const;
const GROUPS = ['甲', '乙', '丙'] as const;

/**
 * The bulletin says that every level of the company's union works on one platform, and names none of them: plants,
 * workshops and groups are made up, and each name says so.
 */
export const aircraftUnions: readonly InnerUnion[] = PLANTS.flatMap((plant, number) => {
  const key = `aircraft-${number + 1}`;
  return [
    { key, parent: 'aircraft', name: `${plant}分厂工会（生成）`, kind: 'branch' as const },
    ...WORKSHOPS.flatMap((workshop, place) => [
      { key: `${key}-${place + 1}`, parent: key, name: `${plant}分厂${workshop}车间分会（生成）`, kind: 'branch' as const },
      ...GROUPS.map((group, index) => ({
        key: `${key}-${place + 1}-${index + 1}`, parent: `${key}-${place + 1}`, name: `${plant}分厂${workshop}车间${group}班工会小组（生成）`, kind: 'group' as const,
      })),
    ]),
  ];
});
