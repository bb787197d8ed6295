import { baseStyle } from "./base.ts";
import { controlStyle } from "./controls.ts";
import { markStyle } from "./marks.ts";
import { partStyle } from "./parts.ts";
import { printStyle } from "./print.ts";

/** How pages look: light and dark as the reader wants it, narrow and wide, on paper. Differences are never shown by colour alone. */
export const pageStyle: string = [baseStyle, controlStyle, markStyle, partStyle, printStyle].join("");
