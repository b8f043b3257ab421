import { plainIdNumber } from '#platform/forms/id-number.ts';
import { choiceCell, dateCell, found, textCell, toText, wrong, type ReadCell } from '#platform/sheets/cells.ts';
import type { Column } from '#platform/sheets/columns.ts';
import { toPhoneNumber, type PhoneNumber } from '#platform/accounts/phone-number.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import { LONG_TERM, type Details, type IdType } from '../wire.ts';
import { CHOICES } from './member-words.ts';

/** Excel keeps fifteen digits: a citizen's number typed as a number has lost its last three. */
const idNumber: ReadCell<string> = (cell) => {
  const text = textCell({ max: 60 })(cell);
  return text.ok ? found(plainIdNumber(toText(cell))) : text;
};

const phone: ReadCell<PhoneNumber> = (cell) => {
  const read = toPhoneNumber(toText(cell));
  return read.ok ? found(read.value) : wrong('register.reason.phone');
};

const validUntil: ReadCell<PlainDate | typeof LONG_TERM> = (cell) =>
  (/^(?:长期|永久|长期有效|long[- ]?term)$/i.test(toText(cell).replaceAll(/\s/g, '')) ? found(LONG_TERM) : lastDay(cell));

/** '2015.03.08-2035.03.08' as it is printed on the card: the last day counts. */
const lastDay: ReadCell<PlainDate> = (cell) => {
  const range = /^\s*[\d年月日./-]{8,11}\s*[-—~至到]\s*([\d年月日./-]{8,11}|长期)\s*$/.exec(toText(cell));
  return dateCell()(range?.[1] ?? cell);
};

const yes: ReadCell<boolean> = choiceCell({ '是': true, '有': true, 'Y': true, 'yes': true, '1': true, '√': true, '否': false, '不是': false, 'N': false, 'no': false, '0': false, '×': false });
const column = <Value>(read: ReadCell<Value>, aliases: readonly string[], isRequired = false): Column<Value> => ({ aliases, isRequired, read });
const text = (max: number, aliases: readonly string[]) => column(textCell({ max }), aliases);
const choice = <Value extends string>(words: Readonly<Record<string, Value>>, aliases: readonly string[]) => column(choiceCell(words), aliases);

/** The columns of a roster and the headers under which unions keep them. No header stands under two of them. */
export const memberColumns = {
  name: column(textCell({ min: 2, max: 40 }), ['姓名', '会员姓名', '职工姓名', '名字', 'name', 'full name'], true),
  idNumber: column(idNumber, ['身份证号', '身份证号码', '公民身份号码', '证件号码', '证件号', '身份证', 'id number', 'id']),
  idType: choice<IdType>(CHOICES.idType, ['证件类型', '证件种类', '有效证件类型', 'id type']),
  phone: column(phone, ['手机号', '手机号码', '移动电话', '手机', '联系电话', '联系方式', '电话', 'mobile', 'phone']),
  union: text(60, ['所属工会', '所在工会', '工会名称', '基层工会', '分工会', 'union']),
  sex: choice<NonNullable<Details['sex']>>(CHOICES.sex, ['性别', 'sex', 'gender']),
  bornOn: column(dateCell(), ['出生日期', '出生年月日', '生日', 'birth date', 'date of birth']),
  nationality: text(40, ['国籍', 'nationality']),
  ethnicGroup: text(30, ['民族', 'ethnic group']),
  politicalStatus: text(30, ['政治面貌', 'political status']),
  maritalStatus: text(20, ['婚姻状况', 'marital status']),
  idValidUntil: column(validUntil, ['证件有效期', '身份证有效期', '有效期限', '有效期至', '有效期', 'valid until']),
  residence: text(120, ['现居住地', '居住地址', '现住址', '家庭住址', '住址', 'residence', 'address']),
  household: choice<NonNullable<Details['household']>>(CHOICES.household, ['户籍类型', '户口性质', '户籍', 'household']),
  isFromOutside: column(yes, ['是否外来', '是否外埠', '是否外地', '外来务工', 'from outside']),
  isMigrant: column(yes, ['是否农民工', '农民工', 'migrant worker']),
  education: choice<NonNullable<Details['education']>>(CHOICES.education, ['学历', '文化程度', '最高学历', 'education']),
  employment: choice<NonNullable<Details['employment']>>(CHOICES.employment, ['就业状况', '就业状态', '用工状态', '就业情况', 'employment']),
  skillLevel: choice<NonNullable<Details['skillLevel']>>(CHOICES.skillLevel, ['技术等级', '技能等级', '职业资格等级', '技能水平', 'skill level']),
  newForm: choice<NonNullable<Details['newForm']>>(CHOICES.newForm, ['新就业形态', '新就业形态类别', '新就业群体', '就业形态', 'new form']),
  workUnit: text(80, ['工作单位', '单位名称', '单位', '所在单位', '用人单位', 'employer', 'company']),
  department: text(60, ['部门', '所在部门', '科室', '车间', 'department']),
  post: text(60, ['岗位', '职务', '岗位职务', 'post', 'position']),
  jobType: text(60, ['工种', '职业', '职业工种', 'job type', 'trade']),
  groupName: text(60, ['工会小组', '小组', '班组', 'group']),
  contract: choice<NonNullable<Details['contract']>>(CHOICES.contract, ['劳动合同类型', '合同类型', '劳动合同', 'contract']),
  contractFrom: column(dateCell(), ['合同起始日期', '合同开始日期', '合同开始', '合同起', 'contract from']),
  contractUntil: column(dateCell(), ['合同终止日期', '合同到期日期', '合同结束', '合同止', 'contract until']),
  joinedOn: column(dateCell(), ['入会时间', '入会日期', '加入工会时间', '入会年月', 'joined on', 'joined']),
  joinChannel: choice<NonNullable<Details['joinChannel']>>(CHOICES.joinChannel, ['入会方式', '入会渠道', 'join channel']),
  memberNumber: text(40, ['会员证号', '会员编号', '会员号', '工会会员证号', 'member number']),
  cardNumber: text(40, ['工会会员卡号', '会员卡号', '卡号', 'card number']),
  dues: choice<NonNullable<Details['dues']>>(CHOICES.dues, ['会费', '会费缴纳', '会费状态', '缴费情况', 'dues']),
  modelWorker: text(60, ['劳模类型', '劳模', '荣誉称号', 'model worker']),
  isInHardship: column(yes, ['是否困难职工', '困难职工', '困难', 'hardship']),
} as const;

export type MemberColumn = keyof typeof memberColumns;
// -- every column is there: the names are the object's own
export const MEMBER_COLUMNS = Object.keys(memberColumns) as readonly MemberColumn[];
