import type { UnionRow } from '#platform/orgs/store/unions.ts';

/**
 * The unions of the bulletin's ten cases in their true lines of leadership. People are named by their office.
 * `leader` is the second line (TUL 11: industry and territory combined).
 */
export type DemoUnion = {
  readonly key: string;
  readonly parent: string | null;
  readonly name: string;
  readonly kind: UnionRow['kind'];
  readonly leader?: string;
};

export const demoUnions: readonly DemoUnion[] = [
  { key: 'shaanxi', parent: null, name: '陕西省总工会', kind: 'federation' },

  { key: 'xian', parent: 'shaanxi', name: '西安市总工会', kind: 'federation' },
  { key: 'beilin', parent: 'xian', name: '西安市碑林区总工会', kind: 'federation' },
  { key: 'zhangjiacun', parent: 'beilin', name: '碑林区张家村街道总工会', kind: 'street' },
  { key: 'ride-hailing', parent: 'zhangjiacun', name: '碑林区网约车行业联合工会', kind: 'industry' },

  { key: 'yulin', parent: 'shaanxi', name: '榆林市总工会', kind: 'federation' },
  { key: 'shenmu', parent: 'yulin', name: '神木市总工会', kind: 'federation' },
  { key: 'coal-group', parent: 'shaanxi', name: '陕煤集团工会', kind: 'enterprise' },
  { key: 'ningtiaota', parent: 'shenmu', name: '陕煤集团神木柠条塔矿业有限公司工会', kind: 'enterprise', leader: 'coal-group' },
  { key: 'weinan', parent: 'shaanxi', name: '渭南市总工会', kind: 'federation' },
  { key: 'chenghe', parent: 'weinan', name: '澄合矿业公司工会', kind: 'enterprise', leader: 'coal-group' },

  { key: 'railway', parent: 'shaanxi', name: '中国铁路西安局集团有限公司工会', kind: 'enterprise' },
  { key: 'xianyang', parent: 'shaanxi', name: '咸阳市总工会', kind: 'federation' },
  { key: 'baoji', parent: 'shaanxi', name: '宝鸡市总工会', kind: 'federation' },
  { key: 'brewery', parent: 'baoji', name: '青啤宝鸡公司工会', kind: 'enterprise' },
  { key: 'tobacco', parent: 'baoji', name: '宝鸡烟草公司工会', kind: 'enterprise' },
  { key: 'bridge', parent: 'baoji', name: '中铁宝桥工会', kind: 'enterprise' },
  { key: 'pipe', parent: 'baoji', name: '宝鸡石油钢管公司工会', kind: 'enterprise' },

  { key: 'ankang', parent: 'shaanxi', name: '安康市总工会', kind: 'federation' },
  { key: 'hengkou', parent: 'ankang', name: '恒口示范区总工会', kind: 'zone' },

  { key: 'aircraft', parent: 'xian', name: '中航西安飞机工业集团股份有限公司工会', kind: 'enterprise' },
  { key: 'qingjian', parent: 'yulin', name: '清涧县总工会', kind: 'federation' },
];

/** 恒口's plush-toy firms are many and unnamed in the bulletin: a generated list, marked as such. */
export const HENGKOU_FIRMS = 40;
export function hengkouFirm(number: number): Omit<DemoUnion, 'key'> {
  return { parent: 'hengkou', name: `恒口毛绒玩具企业工会（生成 ${String(number).padStart(2, '0')}）`, kind: 'enterprise' };
}
