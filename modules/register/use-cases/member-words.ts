import type { Details, IdType } from '../wire.ts';

type Words<Value extends string> = Readonly<Record<string, Value>>;

/** What people write in a cell that is one of some words; forms that want the code take the number in front of it too. */
export const CHOICES = {
  idType: {
    '身份证': 'resident', '居民身份证': 'resident', '护照': 'passport', '港澳居民来往内地通行证': 'hk-macao', '港澳通行证': 'hk-macao', '港澳居民居住证': 'hk-macao',
    '台湾居民来往大陆通行证': 'taiwan', '台胞证': 'taiwan', '台湾居民居住证': 'taiwan', '外国人永久居留身份证': 'permanent', '永久居留证': 'permanent', '其他': 'other', '其他证件': 'other',
  } satisfies Words<IdType>,
  sex: { '男': 'male', '女': 'female', '男性': 'male', '女性': 'female', '1': 'male', '2': 'female', 'M': 'male', 'F': 'female', 'male': 'male', 'female': 'female' } satisfies Words<NonNullable<Details['sex']>>,
  household: {
    '城镇': 'urban', '非农业': 'urban', '非农': 'urban', '城市': 'urban', '居民户口': 'urban', '农村': 'rural', '农业': 'rural', '农业户口': 'rural', '非农业户口': 'urban',
  } satisfies Words<NonNullable<Details['household']>>,
  education: {
    '小学': 'primary', '小学及以下': 'primary', '初中': 'junior', '初中及以下': 'junior', '高中': 'senior', '中专': 'vocational', '技校': 'vocational', '职高': 'vocational',
    '中技': 'vocational', '大专': 'college', '专科': 'college', '本科': 'bachelor', '大学': 'bachelor', '大学本科': 'bachelor', '学士': 'bachelor', '硕士': 'master',
    '研究生': 'master', '硕士研究生': 'master', '博士': 'doctor', '博士研究生': 'doctor',
  } satisfies Words<NonNullable<Details['education']>>,
  employment: {
    '在职': 'employed', '在岗': 'employed', '就业': 'employed', '灵活就业': 'flexible', '退休': 'retired', '离退休': 'retired', '失业': 'unemployed', '待业': 'unemployed', '下岗': 'unemployed',
  } satisfies Words<NonNullable<Details['employment']>>,
  skillLevel: {
    '无等级': 'none', '初级': 'junior', '初级工': 'junior', '五级': 'junior', '中级': 'intermediate', '中级工': 'intermediate', '四级': 'intermediate', '高级': 'senior',
    '高级工': 'senior', '三级': 'senior', '技师': 'technician', '二级': 'technician', '高级技师': 'senior-technician', '一级': 'senior-technician',
  } satisfies Words<NonNullable<Details['skillLevel']>>,
  newForm: {
    '货车司机': 'truck-driver', '卡车司机': 'truck-driver', '网约车司机': 'ride-hailing-driver', '快递员': 'courier', '外卖员': 'food-rider', '外卖配送员': 'food-rider',
    '网约送餐员': 'food-rider', '护工': 'nursing-aide', '护理员': 'nursing-aide', '护工护理员': 'nursing-aide', '家政服务员': 'domestic-worker', '家政': 'domestic-worker',
    '商场信息员': 'store-promoter', '房产中介员': 'estate-agent', '房产中介': 'estate-agent', '保安员': 'security-guard', '保安': 'security-guard', '其他': 'other',
  } satisfies Words<NonNullable<Details['newForm']>>,
  contract: {
    '固定期限': 'fixed', '有固定期限': 'fixed', '无固定期限': 'open-ended', '以完成一定工作任务为期限': 'task', '劳务派遣': 'dispatch', '派遣': 'dispatch', '未签': 'none', '未签订': 'none',
  } satisfies Words<NonNullable<Details['contract']>>,
  joinChannel: {
    '单位集中入会': 'on-site', '现场': 'on-site', '线下': 'on-site', '扫码': 'scan', '扫码入会': 'scan', '网上': 'online', '网上入会': 'online', '线上': 'online', '导入': 'import',
    '转会': 'transfer', '转入': 'transfer',
  } satisfies Words<NonNullable<Details['joinChannel']>>,
  dues: { '已缴': 'paying', '正常': 'paying', '缴纳': 'paying', '免缴': 'exempt', '免交': 'exempt', '欠缴': 'behind', '未缴': 'behind' } satisfies Words<NonNullable<Details['dues']>>,
} as const;
