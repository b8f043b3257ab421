import module from 'node:module';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { project } from './find-node.mjs';

// Node keeps compiled and type-stripped code there, one folder per version and user. Not in the world-writable
// temporary folder, where somebody else could plant code; where it cannot be written, it is silently not used.
if (isMainThread) {
  module.enableCompileCache(join(project, 'node_modules', '.cache', 'zhijia'));
  // A server that is killed rather than stopped would never write it.
  setTimeout(() => module.flushCompileCache(), 10_000).unref();
}
