import { copyScript } from "./copy.ts";
import { filterScript } from "./filter.ts";
import { printScript } from "./print.ts";
import { rovingScript } from "./roving.ts";
import { themeScript } from "./theme.ts";

/**
 * What a page does besides being read; without it nothing is missing but its controls. It runs in browsers and knows
 * no library. Each part finds what it serves by its attributes, and does nothing on a page that has none.
 */
export const pageScript: string = [themeScript, filterScript, rovingScript, copyScript, printScript].join("");
