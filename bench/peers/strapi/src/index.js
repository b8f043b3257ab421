const ACTION = 'api::activity.activity.press';

module.exports = {
  /** Lets signed-in people press, as an administrator would in Settings → Users & Permissions → Roles. */
  async bootstrap({ strapi }) {
    const permissions = strapi.db.query('plugin::users-permissions.permission');
    const role = await strapi.db.query('plugin::users-permissions.role').findOne({ where: { type: 'authenticated' } });
    const found = await permissions.findOne({ where: { action: ACTION, role: role.id } });
    if (found === null) await permissions.create({ data: { action: ACTION, role: role.id } });
  },
};
