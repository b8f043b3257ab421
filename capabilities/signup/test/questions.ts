import type { Form } from '#platform/forms/form.ts';

/** What an outing asks: which bus, and how old a child is. */
export const BUS: Form = {
  fields: [
    { key: 'bus', kind: 'choice', label: { 'zh-CN': '在哪里上车', en: 'Where do you get on' }, isRequired: true, class: 'C2', choices: [{ key: 'gate', label: { 'zh-CN': '厂门口' } }, { key: 'station', label: { 'zh-CN': '火车站' } }] },
    { key: 'child-age', kind: 'number', label: { 'zh-CN': '孩子几岁', en: 'Age of the child' }, isRequired: false, class: 'C3', least: 0, most: 17 },
  ],
};
