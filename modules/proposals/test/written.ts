/** What a proposer of the tests writes. */
export const WRITTEN = { title: '夜班食堂延长供餐', category: 'welfare', reason: '夜班职工下班后食堂已经关门。', suggestion: '供餐延长到夜里一点。' } as const;
