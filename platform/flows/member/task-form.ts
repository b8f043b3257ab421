/** The id of the form that the footer's button sends. */
export const TASK_FORM = 'flows-task';
