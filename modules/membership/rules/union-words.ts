import type { Category } from '../wire.ts';

/** Words by which industry unions of the new forms of employment (新就业形态) name themselves. Compared with, never shown. */
export const TRADE_WORDS: Readonly<Record<Category, readonly string[]>> = {
  'none': [],
  'truck-driver': ['货运', '货车', '物流', '道路运输'],
  'ride-hailing-driver': ['网约车', '出租', '道路运输'],
  'courier': ['快递', '邮政', '物流'],
  'food-rider': ['外卖', '送餐', '配送', '快递'],
  'nursing-aide': ['护工', '护理', '卫生'],
  'domestic-worker': ['家政'],
  'store-promoter': ['商场', '商贸'],
  'estate-agent': ['房产', '中介'],
  'security-guard': ['保安', '物业'],
  'other': ['新就业', '灵活就业'],
};

/** Unions that take in every trade without an employer. */
export const OPEN_TO_ALL_WORDS: readonly string[] = ['新就业', '灵活就业', '联合工会'];

/** What names of firms and of their unions have in common without being alike. Longer ones first. */
export const NAME_TAILS: readonly string[] = [
  '基层工会委员会', '工会委员会', '工会联合会', '联合工会', '总工会', '工会',
  '股份有限责任公司', '有限责任公司', '股份有限公司', '集团有限公司', '有限公司', '分公司', '集团', '公司',
];
