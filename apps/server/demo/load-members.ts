import type { House } from '#platform/access/ctx.ts';
import { phoneIndex } from '#platform/accounts/phone-index.ts';
import { isPhoneNumber } from '#platform/accounts/phone-number.ts';
import type { Database } from '#platform/db/database.ts';
import { record } from '#platform/journal/journal.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { memberRecorded } from '#modules/register/events/definitions.ts';
import { asSystem } from '../as-system.ts';
import { demoId } from './demo-id.ts';
import { demoUnionId, firmKey } from './load-demo-unions.ts';
import { HENGKOU_FIRMS } from './unions.demo.ts';

const MEMBERS = 300;
const POSTS = ['缝纫工', '裁剪工', '充棉工', '质检员', '包装工', '电工'] as const;
const NEW_FORMS = [undefined, undefined, undefined, undefined, undefined, undefined, undefined, 'courier', undefined, 'domestic-worker'] as const;

/** Generated members of the pilot's firms, in two statements: named as what they are, with numbers that belong to nobody and no documents. */
export async function loadMembers(parts: { house: House; db: Database }): Promise<void> {
  const { keyring } = parts.house;
  const members = Array.from({ length: MEMBERS }, (_, index) => demoMember(index + 1));
  await asSystem(parts, 'demo', (ctx) => record(ctx, [
    ...members.map(({ personId, name, phone, unionId }) => personEntered({ personId, name, unionId, ...(isPhoneNumber(phone) ? { phone, phoneIndex: phoneIndex(keyring, phone) } : {}) })),
    ...members.map(({ personId, details, residence }) => memberRecorded({
      personId, idType: 'resident', idIndex: null, details, personal: { residence }, importId: null, importLine: null, isGenerated: true,
    })),
  ]));
}

function demoMember(number: number) {
  const place = String(number).padStart(4, '0');
  const newForm = NEW_FORMS[number % NEW_FORMS.length];
  return {
    personId: demoId<'person'>(`member:${number}`), name: `示例会员${place}`, unionId: demoUnionId(firmKey(1 + number % HENGKOU_FIRMS)),
    // A range that belongs to nobody (never assigned: 199 0000); 199 0000 0001 to 3999 are the firms' contacts.
    phone: `+861990000${String(4000 + number)}`, residence: `恒口示范区（生成）社区${1 + number % 9}`,
    details: {
      sex: number % 3 === 0 ? 'male' as const : 'female' as const, education: number % 4 === 0 ? 'college' as const : 'senior' as const, employment: 'employed' as const,
      isMigrant: number % 2 === 0, post: POSTS[number % POSTS.length] ?? '', department: `${1 + number % 3}车间`, joinChannel: 'import' as const, memberNumber: `GEN${place}`,
      ...(newForm === undefined ? {} : { newForm }),
    },
  };
}
