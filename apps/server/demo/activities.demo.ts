import type { Way } from '#capabilities/signup/wire.ts';
import type { Kind } from '#modules/activities/wire.ts';

/** One activity of the demonstration. Days are counted from today, hours are those of the clock in China. */
export type DemoActivity = {
  readonly union: string;
  readonly kind: Kind;
  readonly way: Way;
  readonly title: string;
  readonly summary: string;
  readonly place: string;
  readonly contact: string;
  readonly groupMost: number;
  readonly places: number;
  /** Given to unions below until so many days before the first session; what they do not use flows back. */
  readonly shares: readonly (readonly [union: string, places: number, flowsBackDays: number])[];
  readonly sessions: readonly { readonly label: string; readonly day: number; readonly from: number; readonly hours: number }[];
};

/** The bulletin names the kinds of occasions; places, dates and numbers are made up. */
export const demoActivities: readonly DemoActivity[] = [
  {
    union: 'xian', kind: 'evening', way: 'first-come', title: '“西望你在”青年职工联谊晚会', place: '示例文化宫 一层大厅', contact: '女职工部 示例老师',
    summary: '单身青年职工的一个晚上：破冰游戏、城墙夜跑、民谣小舞台。\n各区和企业有自己的名额，用不完的到时候回到市里，大家都能报。', groupMost: 1, places: 120,
    shares: [['beilin', 40, 5], ['aircraft', 50, 5]], sessions: [{ label: '', day: 16, from: 19, hours: 2.5 }],
  },
  {
    union: 'railway', kind: 'evening', way: 'first-come', title: '文化列车开进沿线小站', place: '示例四等小站 站台', contact: '文体部 示例师傅',
    summary: '退役车厢改的小舞台来到站区：演出、书吧、体检仪器都在车上。可以带家里人。', groupMost: 4, places: 60,
    shares: [], sessions: [{ label: '白班场', day: 9, from: 10, hours: 2 }, { label: '夜班场', day: 9, from: 16, hours: 2 }],
  },
  {
    union: 'ningtiaota', kind: 'lecture', way: 'approval', title: '井下服务站的急救课', place: '地下 200 米 职工服务站', contact: '劳动保护部 示例老师',
    summary: '现场学止血包扎和心肺复苏，升井前一小时。名额由区队安排，报名后请等通知。', groupMost: 1, places: 24,
    shares: [], sessions: [{ label: '早班', day: 6, from: 14, hours: 1 }, { label: '中班', day: 7, from: 22, hours: 1 }],
  },
  {
    union: 'hengkou', kind: 'family', way: 'first-come', title: '玩具厂的亲子开放日', place: '恒口示范区（生成）玩具路 1 号', contact: '女职工委员会 示例老师',
    summary: '带孩子看看爸爸妈妈做的玩具，自己缝一只带回家。请写上孩子的年龄。', groupMost: 3, places: 30,
    shares: [], sessions: [{ label: '', day: 12, from: 9, hours: 3 }],
  },
];
