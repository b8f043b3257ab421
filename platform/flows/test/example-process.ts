import type { Words } from '#platform/forms/words.ts';
import { defineProcess } from '../process.ts';

const said = (chinese: string, english: string): Words => ({ 'zh-CN': chinese, en: english });

/** A member borrows the union's van; a long drive is the chair's matter too. */
export const vanRequest = defineProcess({
  key: 'own.van', title: said('借用工会用车', 'Borrow the van'), about: said('集体活动可以借用工会的面包车。', 'The van is there for activities.'),
  group: 'members', begunBy: 'both',
  form: { fields: [
    { key: 'day', kind: 'date', label: said('哪一天', 'Day'), class: 'C2', isRequired: true },
    { key: 'where', kind: 'text', label: said('去哪里', 'Where to'), class: 'C2', isRequired: true },
    { key: 'kilometres', kind: 'number', label: said('来回公里', 'Kilometres'), class: 'C2', isRequired: true, least: 1, most: 2000 },
    { key: 'mileage', kind: 'number', label: said('还车时里程', 'Mileage on return'), class: 'C2', isRequired: true, least: 0 },
  ] },
  flow: { steps: [
    { kind: 'approve', key: 'office', title: said('管理员审批', 'The administrator agrees'), by: 'one', who: [{ kind: 'office', office: 'administrator', at: 'own' }], due: { days: 2, count: 'working' } },
    { kind: 'choose', key: 'far', title: said('路程', 'How far'), otherwise: [], branches: [{
      key: 'long', title: said('超过 200 公里', 'Over 200 km'), when: { field: 'kilometres', is: 'above', to: 200 },
      steps: [{ kind: 'approve', key: 'chair', title: said('主席审批', 'The chair agrees'), by: 'one', who: [{ kind: 'office', office: 'chair', at: 'own' }] }],
    }] },
    { kind: 'fill', key: 'return', title: said('还车', 'The van is back'), who: [{ kind: 'office', office: 'administrator', at: 'own' }], writes: ['mileage'], mayDecideTwice: true },
    { kind: 'paper', key: 'slip', title: said('用车单', 'The slip'), paper: 'van.slip' },
  ] },
  papers: {
    'van.slip': async (_ctx, { answers }) => ({
      title: said('用车单', 'Slip'), addressee: '', series: undefined, paragraphs: [`${String(answers['day'])} ${String(answers['where'])} ${String(answers['mileage'])}`],
    }),
  },
  names: { papers: { 'van.slip': said('用车单', 'Slip') } },
});
