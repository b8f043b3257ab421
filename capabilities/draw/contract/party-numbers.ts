/** Numbers that everybody knows beforehand: a commitment holds its party's number, and is made before it is sent. */
export const ORGANISER = 1;
export const CLOSER = 2;
export const FIRST_WORKER = 3;
export const MOST_PARTIES = 64;
/** Under which numbers a worker's device makes commitments, of one value: the server keeps that of the number it gives. */
export const WORKER_NUMBERS: readonly number[] = Array.from({ length: MOST_PARTIES - CLOSER }, (_, at) => FIRST_WORKER + at);
