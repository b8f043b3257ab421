import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react';
import { createAnswers, type Answers } from './answers.ts';
import type { Client } from './client.ts';

type Connection = { readonly client: Client; readonly answers: Answers };

const ConnectionContext = createContext<Connection | undefined>(undefined);

export function ClientProvider({ client, children }: { readonly client: Client; readonly children: ReactNode }) {
  const connection = useMemo(() => ({ client, answers: createAnswers(client) }), [client]);
  // What is on the screen may have been seen long ago, or failed for want of a network.
  useEffect(() => {
    window.addEventListener('online', connection.answers.refreshAll);
    return () => window.removeEventListener('online', connection.answers.refreshAll);
  }, [connection]);
  return <ConnectionContext value={connection}>{children}</ConnectionContext>;
}

export function useConnection(): Connection {
  const connection = useContext(ConnectionContext);
  if (connection === undefined) throw new TypeError('an API hook outside ClientProvider');
  return connection;
}
