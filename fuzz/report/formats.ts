/** The formats of a fuzz report; the first goes to standard output where no other does. */
export const fuzzFormats = ["pretty", "json", "html", "markdown", "github", "sarif"] as const;
export type FuzzFormat = (typeof fuzzFormats)[number];
