module.exports = { routes: [{ method: 'POST', path: '/activities/:id/press', handler: 'activity.press' }] };
