/** Stylesheets are for the bundler; the compiler only needs to know that they may be named. */
declare module '*.css';
