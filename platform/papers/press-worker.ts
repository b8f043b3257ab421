import { parentPort, workerData } from 'node:worker_threads';
import { drawPaper } from './draw-paper.ts';

/** One paper, then the thread ends and gives its memory back. */
const bytes = await drawPaper(workerData.paper, workerData.own);
parentPort?.postMessage(bytes);
