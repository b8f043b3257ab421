import { postgresAdapter, sql } from '@payloadcms/db-postgres';
import { buildConfig } from 'payload';

const whole = (name) => ({ name, type: 'number', required: true, defaultValue: 0 });

export default buildConfig({
  secret: process.env.PAYLOAD_SECRET,
  db: postgresAdapter({ pool: { connectionString: process.env.DATABASE_URL, max: 10 }, push: false }),
  telemetry: false,
  typescript: { autoGenerate: false },
  graphQL: { disable: true },
  collections: [
    { slug: 'people', auth: { useSessions: false }, fields: [] },
    {
      slug: 'activities',
      fields: [whole('places'), whole('waiting_places'), whole('taken'), whole('waiting')],
      endpoints: [{ path: '/:id/press', method: 'post', handler: press }],
    },
    { slug: 'sign_ups', fields: [whole('activity'), whole('person'), { name: 'has_place', type: 'checkbox' }] },
  ],
});

async function press(req) {
  if (!req.user) return Response.json({}, { status: 401 });
  const order = { activity: Number(req.routeParams.id), person: req.user.id };
  return Response.json({ outcome: await req.payload.db.drizzle.transaction((tx) => takePlace(tx, order)) });
}

/** One at a time: whoever holds the activity's row counts, and writes what it has counted. */
async function takePlace(tx, { activity, person }) {
  const { rows: [row] } = await tx.execute(sql`select places, waiting_places, taken, waiting from activities where id = ${activity} for update`);
  const { rows: before } = await tx.execute(sql`select id from sign_ups where activity = ${activity} and person = ${person}`);
  if (before.length > 0) return 'again';
  // numeric columns come as text
  const hasPlace = Number(row.taken) < Number(row.places);
  if (!hasPlace && Number(row.waiting) >= Number(row.waiting_places)) return 'refused';
  await tx.execute(sql`insert into sign_ups (activity, person, has_place) values (${activity}, ${person}, ${hasPlace})`);
  await tx.execute(hasPlace
    ? sql`update activities set taken = taken + 1 where id = ${activity}`
    : sql`update activities set waiting = waiting + 1 where id = ${activity}`);
  return hasPlace ? 'accepted' : 'waiting';
}
