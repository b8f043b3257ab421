import type { ReactNode } from 'react';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { ModuleText, useText, type TextSource } from '#platform/ui/text/text-provider.tsx';
import { MessageList } from './message-list.tsx';
import { useMessages } from './use-messages.ts';

export type MessagesPageProps = {
  readonly tabs: ReactNode;
  /** In place of the list while nobody is signed in; the app knows the way in, this room does not. */
  readonly invitation: ReactNode | undefined;
};

const noticesTexts: TextSource = async (language) => {
  const file = language === 'zh-CN' ? await import('./locale/zh-CN.json') : await import('./locale/en.json');
  return [file.default];
};

/** Stands inside the sentences of every module that sends messages: a message is a key and its parameters. */
export function MessagesPage(props: MessagesPageProps) {
  return <ModuleText source={noticesTexts}><MessagesScreen {...props} /></ModuleText>;
}

function MessagesScreen({ tabs, invitation }: MessagesPageProps) {
  const t = useText();
  return <Screen title={t('notices.member.messages')} tabs={tabs}>{invitation ?? <OwnMessages />}</Screen>;
}

function OwnMessages() {
  return <MessageList {...useMessages()} />;
}
