import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** Runs a tool from node_modules on this same Node, and waits for all it has to say. */
export function runTool(root: string, script: string, options: readonly string[]): Promise<{ output: string; code: number }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', script), ...options], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ output: Buffer.concat(chunks).toString('utf8'), code: code ?? 1 }));
  });
}
