import { accountsOfficeTexts } from '#platform/accounts/office/office-texts.ts';
import { checkinOfficeTexts } from '#capabilities/checkin/office/office-texts.ts';
import { drawOfficeTexts } from '#capabilities/draw/office/office-texts.ts';
import { signupOfficeTexts } from '#capabilities/signup/office/office-texts.ts';
import { activitiesOfficeTexts } from '#modules/activities/office/office-texts.ts';
import { aidOfficeTexts } from '#modules/aid/office/office-texts.ts';
import { appealsOfficeTexts } from '#modules/appeals/office/office-texts.ts';
import { measuresOfficeTexts } from '#modules/measures/office/office-texts.ts';
import { budgetsOfficeTexts } from '#modules/budgets/office/office-texts.ts';
import { proposalsOfficeTexts } from '#modules/proposals/office/office-texts.ts';
import { registerOfficeTexts } from '#modules/register/office/office-texts.ts';
import { membershipOfficeTexts } from '#modules/membership/office/office-texts.ts';
import { auditOfficeTexts } from '#platform/audit/office/office-texts.ts';
import { keepingOfficeTexts } from '#platform/keeping/office/office-texts.ts';
import { calendarOfficeTexts } from '#platform/calendar/office/office-texts.ts';
import { consentsOfficeTexts } from '#platform/consents/office/office-texts.ts';
import { privacyOfficeTexts } from '#platform/privacy/office/office-texts.ts';
import { countersignOfficeTexts } from '#platform/countersign/office/office-texts.ts';
import { deskOfficeTexts } from '#platform/desk/office/office-texts.ts';
import { flowsOfficeTexts } from '#platform/flows/office/office-texts.ts';
import { designerTexts } from '#platform/flows/office/designer/designer-texts.ts';
import { officesOfficeTexts } from '#platform/offices/office/office-texts.ts';
import { papersOfficeTexts } from '#platform/papers/office/office-texts.ts';
import { orgsOfficeTexts } from '#platform/orgs/office/office-texts.ts';
import { switchboardOfficeTexts } from '#platform/switchboard/office/office-texts.ts';
import type { TextSource } from '#platform/ui/text/text-provider.tsx';

const ownTexts: TextSource = async (language) => {
  const files = language === 'zh-CN'
    ? [import('#platform/ui/locale/zh-CN.json'), import('#modules/home/locale/zh-CN.json'), import('./locale/zh-CN.json')]
    : [import('#platform/ui/locale/en.json'), import('#modules/home/locale/en.json'), import('./locale/en.json')];
  return (await Promise.all(files)).map((file) => file.default);
};

/** Everything the console can say in one language. It is loaded at once: menus name every part, and a LAN is quick. */
export const officeTexts: TextSource = async (language) => {
  const sources = [
    ownTexts, deskOfficeTexts, countersignOfficeTexts, officesOfficeTexts, accountsOfficeTexts, orgsOfficeTexts, calendarOfficeTexts, auditOfficeTexts, consentsOfficeTexts, privacyOfficeTexts, keepingOfficeTexts, papersOfficeTexts, switchboardOfficeTexts, appealsOfficeTexts, flowsOfficeTexts, designerTexts, measuresOfficeTexts, registerOfficeTexts, membershipOfficeTexts, signupOfficeTexts, checkinOfficeTexts, activitiesOfficeTexts, aidOfficeTexts, proposalsOfficeTexts, budgetsOfficeTexts, drawOfficeTexts,
  ];
  return (await Promise.all(sources.map((source) => source(language)))).flat();
};
