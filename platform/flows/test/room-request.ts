import type { Words } from '#platform/forms/words.ts';
import type { ProcessDefinition } from '../wire.ts';

const said = (chinese: string, english: string): Words => ({ 'zh-CN': chinese, en: english });
const base = { isRequired: true, class: 'C2' as const };

/** A union's own process: a form, an approval that can be batched, branches side by side, a condition, publicity, a last form. */
export const roomRequest: ProcessDefinition = {
  title: said('活动场地申请', 'Request for a room'), about: said('小组活动要用场地，提前三天申请。', 'For a group of your own; ask three days ahead.'), group: 'money', begunBy: 'both',
  form: { fields: [
    { ...base, key: 'purpose', label: said('用途', 'What for'), kind: 'text' },
    { ...base, key: 'day', label: said('哪一天', 'Which day'), kind: 'date' },
    { ...base, key: 'budget', label: said('预算', 'Budget'), kind: 'money' },
    { ...base, key: 'mate', label: said('一起负责的人', 'Who helps'), kind: 'person', isRequired: false },
    { ...base, key: 'note', label: said('办理说明', 'What was arranged'), kind: 'long-text' },
  ] },
  flow: { steps: [
    {
      kind: 'approve', key: 'check', title: said('联系人核对', 'Check'), by: 'one', who: [{ kind: 'office', office: 'contact-person', at: 'own' }],
      due: { days: 2, count: 'working' }, mayBatch: true,
    },
    { kind: 'together', key: 'both', title: said('会办', 'Together'), branches: [
      {
        key: 'above', title: said('上级审批', 'Above'),
        steps: [{ kind: 'approve', key: 'chair', title: said('主席审批', 'Chair'), by: 'one', who: [{ kind: 'office', office: 'chair', at: 'above' }] }],
      },
      { key: 'tell', title: said('知会', 'Tell'), steps: [{ kind: 'copy', key: 'copy', title: said('抄送上级', 'Copy'), who: [{ kind: 'officers', at: 'above' }] }] },
    ] },
    { kind: 'choose', key: 'size', title: said('按预算', 'By budget'), otherwise: [], branches: [{
      key: 'large', title: said('超过一千元', 'Above 1,000'), when: { field: 'budget', is: 'above', to: 100_000 },
      steps: [{ kind: 'approve', key: 'top', title: said('市总审批', 'Top'), by: 'one', who: [{ kind: 'office', office: 'chair', at: 'top' }] }],
    }] },
    { kind: 'publicise', key: 'shown', title: said('公示', 'Shown'), workingDays: 2, shows: ['purpose', 'budget'] },
    { kind: 'fill', key: 'arrange', title: said('安排场地', 'Arrange'), who: [{ kind: 'office', office: 'contact-person', at: 'own' }], writes: ['note'] },
  ] },
};
