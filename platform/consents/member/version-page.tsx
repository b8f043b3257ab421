import { useParams } from 'wouter';
import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { TEXT_KEYS } from '../rules/text-kinds.ts';
import { consentsApi, wordsIn } from './consents-api.ts';
import { ConsentsText } from './member-texts.tsx';
import { NoticeWords } from './notice-words.tsx';

/** One version of a notice, as it stood when somebody agreed to it. */
export function VersionPage(_props: MemberPageProps) {
  return <ConsentsText><Version /></ConsentsText>;
}

function Version() {
  const t = useText();
  const { textKey: asked = '', publisher = '', version = '' } = useParams();
  const textKey = TEXT_KEYS.find((one) => one === asked) ?? 'account';
  const read = useRead(consentsApi.readVersion, { textKey, publisherId: publisher === 'product' ? null : publisher, version: Number(version) });
  const title = read.answer === undefined ? t('consents.member.title') : wordsIn(read.answer.content, t.language)['title'] ?? '';
  return (
    <Screen title={title} back="/my-consents">
      <ReadState read={read}>
        {(text) => (
          <>
            <NoticeWords text={text} isYoung />
            <p className="zj-soft zj-small">{t(text.publisherName === null ? 'consents.member.by-product' : 'consents.member.by-union', { union: text.publisherName ?? '', version: text.version })}</p>
            <p className="zj-soft zj-small">{t('consents.member.hash', { hash: text.hash.slice(0, 16) })}</p>
          </>
        )}
      </ReadState>
    </Screen>
  );
}
