import { Route, Switch } from 'wouter';
import { checkinMemberRoutes } from '#capabilities/checkin/member/routes.tsx';
import { drawMemberRoutes } from '#capabilities/draw/member/routes.tsx';
import { activitiesMemberRoutes } from '#modules/activities/member/routes.tsx';
import { aidMemberRoutes } from '#modules/aid/member/routes.tsx';
import { appealsMemberRoutes } from '#modules/appeals/member/routes.tsx';
import { membershipMemberRoutes } from '#modules/membership/member/routes.tsx';
import { proposalsMemberRoutes } from '#modules/proposals/member/routes.tsx';
import { registerMemberRoutes } from '#modules/register/member/routes.tsx';
import { accountsMemberRoutes } from '#platform/accounts/member/routes.tsx';
import { consentsMemberRoutes } from '#platform/consents/member/routes.tsx';
import { flowsMemberRoutes } from '#platform/flows/member/routes.tsx';
import { privacyMemberRoutes } from '#platform/privacy/member/routes.tsx';
import { ClientProvider } from '#platform/ui/api/client-provider.tsx';
import type { Client } from '#platform/ui/api/client.ts';
import { Coming } from '#platform/ui/arrival/coming.tsx';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';
import { OutboxProvider } from '#platform/ui/kept/outbox-provider.tsx';
import { ToastProvider } from '#platform/ui/phone/toast.tsx';
import { TextProvider, type TextProviderProps } from '#platform/ui/text/text-provider.tsx';
import type { Translator } from '#platform/text/translator.ts';
import { HomePage } from './home-page.tsx';
import { loadOutbox } from './load-outbox.ts';
import { MemberTabs } from './member-tabs.tsx';
import { PageComing } from './page-coming.tsx';

const MessagesRoute = lazyPart(async () => (await import('./messages-route.tsx')).MessagesRoute);
const SignupsRoute = lazyPart(async () => (await import('./signups-route.tsx')).SignupsRoute);
const ProcessTexts = lazyPart(async () => (await import('./process-texts.tsx')).ProcessTexts);
const UnionHomePage = lazyPart(async () => (await import('./union-home-page.tsx')).UnionHomePage);
const LostPage = lazyPart(async () => (await import('./lost-page.tsx')).LostPage);

const routes = [...appealsMemberRoutes, ...membershipMemberRoutes, ...registerMemberRoutes, ...accountsMemberRoutes, ...consentsMemberRoutes, ...privacyMemberRoutes, ...aidMemberRoutes, ...proposalsMemberRoutes, ...activitiesMemberRoutes, ...checkinMemberRoutes, ...drawMemberRoutes, { path: '/signups', page: SignupsRoute }, { path: '/messages', page: MessagesRoute }, { path: '/u/:code', page: UnionHomePage }];

export type MemberAppProps = { readonly client: Client; readonly translator: Translator; readonly load: TextProviderProps['load'] };

/** The phone app: the home page at once, every other page when somebody goes there. */
export function MemberApp({ client, translator, load }: MemberAppProps) {
  const tabs = <MemberTabs />;
  return (
    <TextProvider initial={translator} load={load}>
      <ClientProvider client={client}>
        <OutboxProvider load={loadOutbox}>
          <ToastProvider>
            <Coming sign={<PageComing />}>
              <Switch>
                <Route path="/"><HomePage tabs={tabs} /></Route>
                {flowsMemberRoutes.map(({ path, page: Page }) => <Route key={path} path={path}><ProcessTexts><Page tabs={tabs} /></ProcessTexts></Route>)}
                {routes.map(({ path, page: Page }) => <Route key={path} path={path}><Page tabs={tabs} /></Route>)}
                <Route><LostPage tabs={tabs} /></Route>
              </Switch>
            </Coming>
          </ToastProvider>
        </OutboxProvider>
      </ClientProvider>
    </TextProvider>
  );
}
