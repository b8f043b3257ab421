/** As unions head their rosters. */
export const ROSTER_COLUMNS = '姓名,身份证号,手机号,工作单位,部门,岗位,学历,入会时间,民族,现居住地';
