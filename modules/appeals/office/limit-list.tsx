import { systemClock } from '#platform/kernel/clock.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import type { Translator } from '#platform/text/translator.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { LIMIT_NAMES } from '../rules/limits.ts';
import type { LimitInForce, Limits } from './appeals-api.ts';

type LimitListProps = { readonly limits: Limits; readonly onChange: ((one: LimitInForce) => void) | undefined };

/** What holds today for each topic, whose word it is and what it rests on. */
export function LimitList({ limits: { inForce }, onChange }: LimitListProps) {
  const t = useText();
  return (
    <section className="zj-panel">
      <h2 className="limit-heading">{t('appeals.office.limits.in-force')}</h2>
      <ul className="limits">
        {inForce.map((one) => (
          <li key={one.topic} className="limit">
            <div className="limit-head">
              <h3>{t(`appeals.topic.${one.topic}`)}</h3>
              <p className="zj-soft zj-small">
                {one.setBy ?? t('appeals.office.limits.default')}
                {one.validFrom !== null && <>{' · '}{t('appeals.office.limits.since', { from: t.format.date(one.validFrom) })}</>}
                <br />
                {one.setBy === null ? t('appeals.office.limits.default-source') : one.source}
              </p>
              {one.others.map((other) => (
                <p key={other.setBy} className="zj-small">
                  {t('appeals.office.limits.also', { union: other.setBy, limits: limitWords(t, other.limits), source: other.source })}
                </p>
              ))}
            </div>
            <Days days={one} />
            {onChange !== undefined && (
              <Button variant="quiet" aria-label={t('appeals.office.limits.change-title', { topic: t(`appeals.topic.${one.topic}`) })} onClick={() => onChange(one)}>
                {t('appeals.office.limits.change')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Everything that this union itself has set, the ended ones too: who asks later finds what was promised then. */
export function OwnLimits({ limits: { own } }: { readonly limits: Limits }) {
  const t = useText();
  const today = dateInChina(systemClock.now());
  return (
    <section className="zj-panel">
      <h2 className="limit-heading">{t('appeals.office.limits.own')}</h2>
      {own.length === 0 && <p className="zj-soft">{t('appeals.office.limits.own-none')}</p>}
      <ul className="limits">
        {own.map((one) => {
          const from = t.format.date(one.validFrom);
          const isEnded = one.validTo !== null && one.validTo <= today;
          return (
            <li key={one.limitId} className="limit">
              <div className="limit-head">
                <h3>{t(`appeals.topic.${one.topic}`)}</h3>
                {one.validFrom > today && <StatusBadge tone="info" label={t('appeals.office.limits.future')} />}
                {one.resting.length > 0 && <StatusBadge tone="warn" label={t('appeals.office.limits.resting')} />}
                {isEnded && <StatusBadge tone="idle" label={t('appeals.office.limits.ended')} />}
                <p className="zj-soft zj-small">
                  {one.validTo === null ? t('appeals.office.limits.since', { from }) : t('appeals.office.limits.until', { from, to: t.format.date(one.validTo) })}
                  <br />
                  {one.source}
                </p>
                {one.resting.length > 0 && <p className="zj-small">{t('appeals.office.limits.resting-hint', { limits: limitWords(t, one.resting) })}</p>}
              </div>
              <Days days={one} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function limitWords(t: Translator, names: readonly (typeof LIMIT_NAMES)[number][]): string {
  return names.map((name) => t(`appeals.office.limits.${name}`)).join(t('appeals.office.summary.comma'));
}

function Days({ days }: { readonly days: Readonly<Record<(typeof LIMIT_NAMES)[number], number>> }) {
  const t = useText();
  return (
    <dl className="limit-days">
      {LIMIT_NAMES.map((name) => (
        <div key={name}><dt>{t(`appeals.office.limits.${name}`)}</dt><dd>{t('appeals.office.limits.days', { count: days[name] })}</dd></div>
      ))}
    </dl>
  );
}
