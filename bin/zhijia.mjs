#!/usr/bin/env node
import { join } from 'node:path';
import { project } from './find-node.mjs';
import { runNode } from './run-node.mjs';

const args = process.argv.slice(2);
const isServer = args[0] === 'start';
const preload = (file) => `--import=${new URL(file, import.meta.url).href}`;

runNode([
  // Early versions of Node 24 announce on every start that they strip types.
  '--disable-warning=ExperimentalWarning',
  preload('./compile-cache.mjs'),
  // A long import would let its young generation grow by two hundred megabytes and be no faster for it.
  ...(isServer ? [] : ['--max-semi-space-size=4']),
  ...(isServer ? [preload('./server-lifeline.mjs')] : []),
  join(project, 'apps', 'server', 'cli.ts'),
  ...args,
], { hasLifeline: isServer });
