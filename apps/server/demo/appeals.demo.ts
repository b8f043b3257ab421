import type { DISCLOSURES, TOPICS } from '#modules/appeals/wire.ts';

/** One appeal of the pilot: what the worker wrote, how it was answered and rated. */
export type DemoAppeal = {
  readonly topic: (typeof TOPICS)[number];
  readonly disclosure: (typeof DISCLOSURES)[number];
  readonly text: string;
  readonly result: string;
  readonly score: number;
};

const a = (
  topic: DemoAppeal['topic'], disclosure: DemoAppeal['disclosure'], words: readonly [string, string], score: number,
): DemoAppeal => ({ topic, disclosure, text: words[0], result: words[1], score });

/** The 23 appeals of the 恒口 pilot. The bulletin tells their number and outcome; the matters are made up. */
export const pilotAppeals: readonly DemoAppeal[] = [
  a('complaint', 'confidential', ['充棉车间绒毛太多，发的口罩不合用，干一会儿就得摘下来喘气。', '企业换发带呼吸阀的防尘口罩，并给充棉机加装了吸尘罩。'], 5),
  a('consultation', 'named', ['计件工资单看不懂，损耗是按什么比例扣的？', '财务在班前会逐项讲解，工资单从本月起附上损耗明细。'], 5),
  a('aid', 'named', ['孩子暑假没人带，厂里能不能有个看孩子的地方？', '示范区工会与社区合办假期托管班，已为孩子报上名。'], 5),
  a('suggestion', 'named', ['裁片可以按颜色分筐，换线能省不少时间。', '班组试行一周后全车间推广，给提议人记了合理化建议。'], 5),
  a('legal-aid', 'confidential', ['去年在别的厂受伤，赔偿一直没谈下来，不知道该找谁。', '工会律师接手，协助提交了劳动仲裁申请。'], 4),
  a('complaint', 'anonymous', ['晚班连着上了三周，想轮换又不敢开口。', '企业调整排班，晚班改为每周轮换并在车间公示。'], 5),
  a('consultation', 'named', ['生育津贴要准备哪些材料？', '联系人列了材料清单，并陪同到医保窗口办完。'], 5),
  a('complaint', 'confidential', ['食堂晚饭太早，加班的人下来只剩冷菜。', '食堂增设七点半的热餐窗口。'], 4),
  a('suggestion', 'anonymous', ['针线车间的灯有几排暗了，做小件费眼睛。', '当天更换灯管，并约定每月检查一次照度。'], 5),
  a('aid', 'confidential', ['家里老人住院，这个月钱周转不开。', '工会按困难帮扶办理，并发动职工互助。'], 5),
  a('consultation', 'named', ['新来的工人什么时候可以入会？怎么办？', '当天扫码入会，会员卡已经发到本人手里。'], 5),
  a('complaint', 'named', ['宿舍热水晚上九点就停了，下中班的洗不上。', '热水延长到十二点。'], 5),
  a('legal-aid', 'named', ['签的合同没有给我一份，这样行不行？', '企业补发合同文本，并对全厂合同做了清查。'], 5),
  a('suggestion', 'named', ['包装台太高，个子小的人站一天腰疼，能不能垫脚踏？', '给六个包装台配了可调脚踏。'], 5),
  a('complaint', 'anonymous', ['班长说话难听，新人被骂哭过。', '企业与班长谈话，班组开了一次交心会。'], 4),
  a('consultation', 'confidential', ['高温补贴有没有我们缝纫车间的份？', '查明符合发放条件，当月补发。'], 5),
  a('aid', 'named', ['想学电脑绣花，有没有培训名额？', '列入技能提升班第二期，学费由工会承担。'], 5),
  a('complaint', 'confidential', ['厂门口没有路灯，下夜班骑车不安全。', '示范区管委会在厂门口装了两盏路灯。'], 5),
  a('suggestion', 'named', ['休息室的微波炉不够用，能不能多两台？', '增加两台，并排了使用时段。'], 5),
  a('consultation', 'named', ['孩子在恒口上学要交哪些证明？', '联系人问清学区要求，材料一次备齐。'], 5),
  a('complaint', 'named', ['染色间气味大，通风扇坏了一周没人修。', '当天修好，并换了大功率风机。'], 5),
  a('legal-aid', 'confidential', ['离职时押金没退，能不能帮我要回来？', '经工会协调，押金已如数退还。'], 5),
  a('suggestion', 'named', ['想在厂里办个小图书角，大家可以换着看书。', '图书角建成，工会赠书二百册。'], 5),
];

/** What the contact person asks back about the second of them. */
export const openQuestion = '请把病假条拍一张发来，我们去和人事核对。';

/** Three cases of this week, so that the contact person's desk has something on it. */
export const openAppeals: readonly Omit<DemoAppeal, 'result' | 'score'>[] = [
  { topic: 'complaint', disclosure: 'named', text: '二号线的缝纫机漏电，手碰到机头会麻，报修两天还没人来。' },
  { topic: 'consultation', disclosure: 'confidential', text: '这个月请了三天病假，全勤奖按规定该怎么算？' },
  { topic: 'suggestion', disclosure: 'anonymous', text: '打包区的过道总堆着纸箱，着火的时候怎么跑？' },
];
