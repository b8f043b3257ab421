import fastify from 'fastify';
import postgres from 'postgres';

/**
 * What Zhijia is held against, on the same framework. 'bare': a fixed answer and nothing behind it. 'rows': the least that
 * a sign-up can be when each is its own commit, one statement on as many connections as the server's own transactions.
 */
const [kind = 'bare', url = '', body = '{}'] = process.argv.slice(2);
const app = fastify({ logger: false });
const sql = kind === 'rows' ? postgres(url, { max: 10, onnotice: () => undefined }) : undefined;

type Press = { readonly Params: { readonly activity: string }; readonly Headers: { readonly person: string } };
app.post<Press>('/press/:activity', async (request, reply) => {
  void reply.header('content-type', 'application/json; charset=utf-8');
  if (sql === undefined) return body;
  // The row of the activity is taken only when the sign-up is new; of two that press at once the second waits and sees it.
  const [row] = await sql<{ hasPlace: boolean }[]>`
    with held as (select a.id, a.places, a.waiting_places, a.taken, a.waiting from activities a where a.id = ${request.params.activity} for update),
    entered as (
      insert into sign_ups (activity, person, has_place)
      select h.id, ${request.headers.person}, h.taken < h.places from held h
      where h.taken < h.places or h.waiting < h.waiting_places on conflict do nothing returning has_place),
    counted as (
      update activities a set taken = a.taken + e.has_place::int, waiting = a.waiting + (not e.has_place)::int from entered e where a.id = ${request.params.activity})
    select e.has_place as "hasPlace" from entered e`;
  if (row !== undefined) return { outcome: row.hasPlace ? 'accepted' : 'waiting' };
  const [before] = await sql`select 1 from sign_ups s where s.activity = ${request.params.activity} and s.person = ${request.headers.person}`;
  return { outcome: before === undefined ? 'refused' : 'again' };
});
await app.listen({ port: 0, host: '127.0.0.1' });
const address = app.server.address();
process.send?.(typeof address === 'object' && address !== null ? address.port : 0);
process.on('message', () => { void app.close().then(() => sql?.end()).then(() => process.exit()); });
