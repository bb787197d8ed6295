/**
 * For so long, in milliseconds, a run for a time may go on when that is over: for what was found last to be made smaller, and
 * what is under way to be answered. Whoever has to be waited for longer is not waited for.
 */
export const graceMs = 5000;
