import { useRead } from '#platform/ui/api/use-read.ts';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { TextKey } from '../rules/text-kinds.ts';
import { consentsApi, wordsIn, type NoticeText } from './consents-api.ts';
import { ConsentsText } from './member-texts.tsx';
import { NoticeWords } from './notice-words.tsx';
import './consents.css';

/** The notice of a form that asks no consent: a correction is a right (PIPL 46), and whoever sends one is told all the same. */
export function NoticeFold(props: { readonly textKey: TextKey; readonly unionId: string | null }) {
  return <ConsentsText><Fold {...props} /></ConsentsText>;
}

function Fold({ textKey, unionId }: { readonly textKey: TextKey; readonly unionId: string | null }) {
  const read = useRead(consentsApi.readText, { textKey, unionId });
  return <ReadState read={read} skeleton={<Skeleton rows={1} />}>{(text) => <FoldedNotice text={text} />}</ReadState>;
}

export function FoldedNotice({ text }: { readonly text: NoticeText }) {
  const t = useText();
  return (
    <details className="consents-fold">
      <summary>{t('consents.member.notice', { title: wordsIn(text.content, t.language)['title'] ?? '' })}</summary>
      <NoticeWords text={text} />
    </details>
  );
}
