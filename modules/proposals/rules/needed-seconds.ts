/** 附议: how many others must stand behind a proposal before the committee looks at it. Screens load it, and no validator with it. */
export const NEEDED_SECONDS = 2;
