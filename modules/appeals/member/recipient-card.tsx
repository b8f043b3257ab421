import { BuildingIcon, PersonIcon } from '#platform/ui/icons/place-icons.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Recipient } from './appeals-api.ts';
import './recipient-card.css';

export type RecipientCardProps = Pick<Recipient, 'unionName' | 'localUnionName' | 'contactName' | 'place'>;

/** Who gets the appeal: the person first (or the union, where it is no single person), then both unions of 双会 and the place of the poster. */
export function RecipientCard({ unionName, localUnionName, contactName, place }: RecipientCardProps) {
  const t = useText();
  return (
    <section className="recipient" aria-label={t('appeals.member.recipient')}>
      <div className="recipient-person">
        <span className="recipient-mark">{contactName === null ? <BuildingIcon /> : <PersonIcon />}</span>
        <div>
          <p className="zj-soft zj-small">{t(contactName === null ? 'appeals.member.recipient.union' : 'appeals.member.recipient.contact')}</p>
          <p className="recipient-name">{contactName ?? unionName}</p>
        </div>
      </div>
      <dl className="recipient-facts">
        <div>
          <dt>{t('appeals.member.recipient.unions')}</dt>
          <dd><BuildingIcon />{unionName}</dd>
          {localUnionName !== null && <dd><BuildingIcon />{localUnionName}</dd>}
        </div>
        {place !== '' && <div><dt>{t('appeals.member.recipient.place')}</dt><dd>{place}</dd></div>}
      </dl>
    </section>
  );
}
