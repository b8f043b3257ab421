import { choiceCell, found, integerCell, phoneCell, textCell, toText, wrong, type ReadCell } from '#platform/sheets/cells.ts';
import type { Column } from '#platform/sheets/columns.ts';
import type { FirmKind } from '../wire.ts';
import { isCreditCode, plainCreditCode } from '#platform/kernel/credit-code.ts';

const creditCode: ReadCell<string> = (cell) => {
  const text = textCell({ max: 40 })(cell);
  if (!text.ok) return text;
  const code = plainCreditCode(toText(cell));
  return isCreditCode(code) ? found(code) : wrong('measures.reason.credit-code');
};

const kinds: Readonly<Record<string, FirmKind>> = {
  '公司': 'company', '企业': 'company', '有限公司': 'company', '有限责任公司': 'company', '私营企业': 'company', '民营企业': 'company',
  '加工点': 'workshop', '加工厂': 'workshop', '社区工厂': 'workshop', '新社区工厂': 'workshop', '作坊': 'workshop', '点': 'workshop',
  '个体工商户': 'self-employed', '个体户': 'self-employed', '个体': 'self-employed',
  '合作社': 'cooperative', '农民专业合作社': 'cooperative', '专业合作社': 'cooperative', '其他': 'other', '其它': 'other',
};

const column = <Value>(read: ReadCell<Value>, aliases: readonly string[], isRequired = false): Column<Value> => ({ aliases, isRequired, read });

/** The columns of a register and the headers under which unions keep them. No header stands under two of them. */
export const firmColumns = {
  name: column(textCell({ min: 2, max: 60 }), ['企业名称', '单位名称', '企业全称', '单位全称', '公司名称', '厂名', '企业', '名称', 'company', 'enterprise', 'name'], true),
  creditCode: column(creditCode, ['统一社会信用代码', '社会信用代码', '信用代码', '企业统一社会信用代码', '统一信用代码', '企业代码', 'credit code']),
  kind: column(choiceCell(kinds), ['企业类型', '单位类型', '企业性质', '单位性质', '主体类型', '类型', '性质', 'kind']),
  industry: column(textCell({ max: 40 }), ['行业', '所属行业', '行业类别', '主要产品', '经营范围', '主营业务', 'industry']),
  address: column(textCell({ max: 120 }), ['地址', '企业地址', '单位地址', '经营地址', '详细地址', '注册地址', '所在地', 'address']),
  workers: column(integerCell({ min: 0, max: 1_000_000 }), ['职工人数', '职工数', '员工人数', '员工数', '用工人数', '从业人数', '人数', 'workers', 'employees']),
  contactName: column(textCell({ max: 40 }), ['联系人', '企业联系人', '维权联系人', '职工维权联系人', '联系人姓名', '企业联系人姓名', '负责人', '姓名', 'contact']),
  phone: column(phoneCell(), ['联系电话', '联系人电话', '企业联系人电话', '联系方式', '手机', '手机号', '手机号码', '电话', 'phone', 'telephone']),
  firmUnion: column(textCell({ max: 60 }), ['企业工会', '企业工会名称', '工会名称', '所在工会', '基层工会', 'enterprise union', 'union']),
} as const;
