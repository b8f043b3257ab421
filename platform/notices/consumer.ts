import type { House } from '#platform/access/ctx.ts';
import { listHolders } from '#platform/access/store/grants.ts';
import type { NoticeIntent, NoticeRecipient } from '#platform/contract/notice.ts';
import type { Tx } from '#platform/db/tx.ts';
import { openEvent } from '#platform/figures/open-event.ts';
import type { StoredRow } from '#platform/journal/store/events.ts';
import type { Consumer } from '#platform/journal/tail.ts';
import { newId } from '#platform/kernel/random.ts';
import { insertNotices, type NewNotice } from './store/notices.ts';

type Source = Pick<House, 'journal' | 'clock' | 'random'>;

/** Tells people what each event's definition says (`notices` in defineEvent), once per event, person and kind. */
export function noticesConsumer(house: Source): Consumer {
  return {
    name: 'notices',
    async consume(tx, events) {
      const findRecipients = createRecipientFinder(tx, house.clock.now());
      const notices: NewNotice[] = [];
      for (const event of events) {
        for (const intent of intentsOf(house, event)) {
          for (const personId of await findRecipients(intent.to)) {
            notices.push({
              id: newId(house), personId, kind: intent.kind, params: intent.params, link: intent.link,
              madeAt: event.at, eventId: event.eventId,
            });
          }
        }
      }
      await insertNotices(tx, notices);
    },
  };
}

function intentsOf({ journal }: Source, event: StoredRow): readonly NoticeIntent[] {
  const definition = journal.get(event.type)?.definition;
  if (definition === undefined) throw new TypeError(`no event type ${event.type}`);
  return definition.notices(openEvent(definition, event));
}

/** Who holds an office is asked once per step: a flash crowd at one union is one question. */
function createRecipientFinder(tx: Tx, now: Date): (to: NoticeRecipient) => Promise<readonly string[]> {
  const asked = new Map<string, Promise<readonly string[]>>();
  return async (to) => {
    if ('person' in to) return [to.person];
    const key = `${to.union} ${to.roles.join(' ')}`;
    const holders = asked.get(key) ?? listHolders(tx, to.union, to.roles, now);
    asked.set(key, holders);
    return holders;
  };
}
