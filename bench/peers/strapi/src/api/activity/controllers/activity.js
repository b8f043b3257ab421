module.exports = {
  async press(ctx) {
    const order = { activity: Number(ctx.params.id), person: ctx.state.user.id };
    ctx.body = { outcome: await strapi.db.transaction(({ trx }) => takePlace(trx, order)) };
  },
};

/** One at a time: whoever holds the activity's row counts, and writes what it has counted. */
async function takePlace(trx, { activity, person }) {
  const row = await trx('activities').where({ id: activity }).forUpdate().first('places', 'waiting_places', 'taken', 'waiting');
  if (await trx('sign_ups').where({ activity, person }).first('id') !== undefined) return 'again';
  const hasPlace = row.taken < row.places;
  if (!hasPlace && row.waiting >= row.waiting_places) return 'refused';
  await trx('sign_ups').insert({ activity, person, has_place: hasPlace });
  await trx('activities').where({ id: activity }).increment(hasPlace ? 'taken' : 'waiting', 1);
  return hasPlace ? 'accepted' : 'waiting';
}
