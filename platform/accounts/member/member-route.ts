import type { ComponentType, ReactNode } from 'react';

/** What every page of the phone app is given: the bar of main places, for pages that show it. */
export type MemberPageProps = { readonly tabs: ReactNode };

/** A page of the phone app, as a room or module hands it to the app. Its code is loaded when somebody goes there. */
export type MemberRoute = {
  readonly path: string;
  readonly page: ComponentType<MemberPageProps>;
};
