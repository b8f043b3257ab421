/** What `second` tells the case once enough others stand behind the proposal: the event that its second step waits for. */
export const SECONDED = 'proposals.seconded';
