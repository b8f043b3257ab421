// The default list without strapi::logger, which writes a line for each request.
module.exports = [
  'strapi::errors', 'strapi::security', 'strapi::cors', 'strapi::poweredBy', 'strapi::query', 'strapi::body', 'strapi::session',
  'strapi::favicon', 'strapi::public',
];
