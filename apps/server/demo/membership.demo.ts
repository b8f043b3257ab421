import type { Category } from '#modules/membership/wire.ts';

/** Invented applicants at 恒口's first toy firm and at the zone itself. ID numbers: division 610000, which issues none. */
export type DemoApplicant = {
  readonly key: string;
  readonly name: string;
  readonly born: string;
  readonly union: 'firm' | 'zone';
  readonly employer: string | null;
  readonly category: Category;
  /** Days ago. */
  readonly ago: number;
};

export const demoApplicants: readonly DemoApplicant[] = [
  { key: 'ma', name: '马小蕊（生成）', born: '19980412', union: 'firm', employer: '恒口毛绒玩具企业（生成 0001）', category: 'none', ago: 0 },
  { key: 'he', name: '何平安（生成）', born: '19871103', union: 'firm', employer: '恒口毛绒玩具企业（生成 0001）', category: 'none', ago: 1 },
  { key: 'luo', name: '罗大江（生成）', born: '19910820', union: 'zone', employer: null, category: 'courier', ago: 2 },
  { key: 'tan', name: '谭秋月（生成）', born: '20010206', union: 'zone', employer: '恒口冷链配送站（生成）', category: 'food-rider', ago: 5 },
];

/** One request to found a union, for the employer of an applicant. */
export const demoFounding = {
  key: 'cold-chain', applicant: 'tan', employer: '恒口冷链配送站（生成）', address: '恒口示范区（生成）冷库路 3 号', workers: 46, joiners: 28,
  proposedName: '恒口冷链配送站工会委员会（生成）', ago: 1,
} as const;
