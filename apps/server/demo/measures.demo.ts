import type { Heading } from '#modules/measures/wire.ts';

/** One item of 恒口's plan; days are counted from today. The bulletin names the ten headings; the items are made up. */
export type DemoItem = {
  readonly heading: Heading; readonly title: string; readonly department: string; readonly begins: number; readonly ends: number;
  readonly reports: readonly { readonly ago: number; readonly progress: number; readonly sentence: string }[];
};

const item = (
  heading: Heading, [title, department]: readonly [string, string], [begins, ends]: readonly [number, number],
  ...reports: readonly (readonly [number, number, string])[]
): DemoItem => ({ heading, title, department, begins, ends, reports: reports.map(([ago, progress, sentence]) => ({ ago, progress, sentence })) });

export const demoItems: readonly DemoItem[] = [
  item('guidance', ['班前会五分钟微课堂进车间', '宣传教育组'], [-120, 60], [80, 40, '二十家企业排出课表，每周两讲。'], [15, 65, '课目增到十二个，讲课的多是本厂班组长。']),
  item('coordination', ['每季度一次双会碰头会', '综合办公室'], [-150, 120], [70, 50, '前两次会议定下七件事，五件已经落实。']),
  item('coordination', ['企业用工和欠薪风险月报', '权益保障组'], [-100, -10], [40, 80, '三十二家按月报送，还有八家没报齐。']),
  item('joint-care', ['与妇联合办暑期托管班', '女职工委员会'], [-110, -30], [60, 60, '场地和老师都落实了。'], [32, 100, '两个班收了五十六个孩子，家长评议全部满意。']),
  item('participation', ['小微企业联合职代会', '组织民管组'], [-60, 90], [20, 30, '章程草案在十二家企业征求了意见。']),
  item('activities', ['毛绒玩具设计大赛', '劳动经济组'], [-90, -20], [50, 70, '收到作品一百一十件。'], [21, 100, '评出二十件，六件已经投产。']),
  item('activities', ['厂际气排球联赛', '宣传教育组'], [15, 75]),
  item('skills', ['电脑绣花技能提升班', '劳动经济组'], [-80, 40], [45, 50, '第一期四十人结业。'], [10, 75, '第二期开班，夜班职工单独排课。']),
  item('skills', ['缝纫工等级认定送考到厂', '劳动经济组'], [-30, 100], [8, 20, '十六家企业报名，考点设在两家厂里。']),
  item('rights', ['每家企业贴上诉求二维码', '权益保障组'], [-130, 30], [60, 30, '首批四十家贴到车间和宿舍。'], [5, 45, '逐家走访，无工会的企业先建会后贴码。']),
  item('rights', ['联系人培训和亮牌', '权益保障组'], [-120, -40], [41, 100, '四十名联系人培训合格，照片和电话上墙。']),
  item('role-models', ['评选十名“恒口巧手”', '宣传教育组'], [-40, 50], [12, 40, '车间推荐三十四人，正在公示。']),
  item('hardship', ['困难职工一户一档', '权益保障组'], [-140, -60], [62, 100, '走访八十七户，建档五十三户，帮扶措施逐户写明。']),
  item('environment', ['厂区夜路照明和公交延时', '综合办公室'], [-50, 80], [14, 35, '管委会装灯十一盏，公交末班延到二十二点的方案在协商。']),
  item('environment', ['职工小家共建十个点', '综合办公室'], [20, 140]),
];

/** As many as the bulletin counts in the whole city; generated and marked as such. */
export const DEMO_FIRMS = 800;
