#!/usr/bin/env node
import { runNode } from './run-node.mjs';

runNode(process.argv.slice(2));
