/** The formats of what was replayed; the first goes to standard output where no other does. */
export const replayFormats = ["pretty", "json"] as const;
