import { keepShell } from '#platform/ui/kept/shell-worker.ts';

/** Written in by the build: the version, every file of the app, and the digest of the page that names them. */
declare const SHELL: { readonly version: string; readonly files: readonly string[]; readonly page: string };

keepShell(SHELL, {
  cache: 'zhijia.gate.', page: '/gate/',
  isServersOwn: ({ origin, pathname }) => origin !== location.origin || !pathname.startsWith('/gate/') || pathname === '/gate/service-worker.js',
});
